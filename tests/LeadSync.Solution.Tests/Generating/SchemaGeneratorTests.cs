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
}
