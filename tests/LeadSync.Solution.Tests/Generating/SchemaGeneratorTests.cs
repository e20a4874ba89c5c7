using LeadSync.Solution.Tests.Checking;
using LeadSync.Tests.Shared;

namespace LeadSync.Solution.Tests.Generating;

public sealed class SchemaGeneratorTests
{
    private static string Committed { get; } =
        Path.Combine(SharedData.RepositoryRoot, "solution", "Generated", "Schema.g.cs");

    [Fact]
    public void Committed_schema_is_what_the_source_gives() =>
        Assert.Equal(SchemaGenerator.Generate(Source.Open()), File.ReadAllText(Committed), ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("public const string MappedAccountId = \"ls_mappedaccountid\";")]
    [InlineData("public const string MappedAccountIdNavigation = \"ls_MappedAccountId\";")]
    [InlineData("public const string EntitySetName = \"ls_stagehistories\";")]
    [InlineData("internal static class SlaState")]
    [InlineData("public const int SalesAcceptedLead = 844060003;")]
    public void Schema_names_tables_columns_and_choices(string expected) =>
        Assert.Contains(expected, SchemaGenerator.Generate(Source.Open()), StringComparison.Ordinal);

    [Fact]
    public void Table_without_a_known_set_name_is_named()
    {
        using var source = new PlantedSource();
        source.Replace("Entities/ls_StageHistory/Entity.xml", "<EntitySetName>ls_stagehistories</EntitySetName>", "");
        var problem = Assert.Throws<InvalidDataException>(() => SchemaGenerator.Generate(source.Open()));
        Assert.Contains("Entities/ls_StageHistory/Entity.xml", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'ls_stagehistory' has no EntitySetName", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_source_is_named()
    {
        using var source = new PlantedSource();
        source.Replace("OptionSets/ls_grade.xml", "</options>", "");
        var problem = Assert.Throws<InvalidDataException>(() => SchemaGenerator.Generate(source.Open()));
        Assert.Contains("OptionSets/ls_grade.xml", problem.Message, StringComparison.Ordinal);
    }
}
