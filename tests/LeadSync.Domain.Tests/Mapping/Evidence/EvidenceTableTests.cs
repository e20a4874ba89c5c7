using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Domain.Mapping.Evidence;

namespace LeadSync.Domain.Tests.Mapping.Evidence;

public sealed class EvidenceTableTests
{
    [Fact]
    public void Shipped_table_has_every_kind_and_level_and_a_version()
    {
        var kinds = Shipped()["kinds"]!.AsObject();

        Assert.NotEmpty(EvidenceTable.Current.Version);
        Assert.Equal(EvidenceKinds.All.Select(kind => kind.Name), kinds.Select(kind => kind.Key));
        Assert.All(EvidenceKinds.All, kind => Assert.Equal(kind.Levels, kinds[kind.Name]!.AsObject().Select(level => level.Key)));
        Assert.All(kinds.SelectMany(kind => kind.Value!.AsObject()), level => Assert.InRange(level.Value!.GetValue<double>(), -12, 12));
    }

    [Fact]
    public void Table_that_was_written_reads_the_same() =>
        Assert.Equal(EvidenceTable.Current.Write(), EvidenceTable.Read(EvidenceTable.Current.Write()).Write());

    [Theory]
    [InlineData("city")]
    [InlineData("prior")]
    [InlineData("name.alike")]
    public void Kind_that_is_missing_is_refused(string kind)
    {
        var table = Shipped();
        table["kinds"]!.AsObject().Remove(kind);

        Assert.Contains("The table of evidence cannot be read", Refusal(table), StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_that_nothing_is_compared_by_is_refused_by_name()
    {
        var table = Shipped();
        table["kinds"]!["shoeSize"] = new JsonObject { ["same"] = 1 };

        Assert.Contains("\"shoeSize\"", Refusal(table), StringComparison.Ordinal);
    }

    [Fact]
    public void Level_that_is_missing_is_refused_with_those_there_should_be()
    {
        var table = Shipped();
        table["kinds"]!["country"]!.AsObject().Remove("same");

        Assert.Contains("\"country\" has 3 levels: missing, same, different", Refusal(table), StringComparison.Ordinal);
    }

    [Fact]
    public void Level_that_is_unknown_is_refused_by_the_one_it_stands_for()
    {
        var table = Shipped();
        table["kinds"]!["country"]!.AsObject().Remove("same");
        table["kinds"]!["country"]!["alike"] = 1;

        Assert.Contains("\"country\" lacks the level \"same\"", Refusal(table), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":null,"kinds":{}}""")]
    [InlineData("""{"version":1,"kinds":{}}""")]
    [InlineData("""{"version":"1","kinds":[]}""")]
    [InlineData("""{"version":"1","kinds":{"prior":{"always":"many"}}}""")]
    [InlineData("""{"version":"1","kinds":{"prior":7}}""")]
    public void What_is_no_table_is_refused(string json) => Assert.Throws<InvalidDataException>(() => EvidenceTable.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Missing_is_worth_nothing() => Assert.All(
        new[] { EvidenceKinds.City, EvidenceKinds.Country, EvidenceKinds.PostalCode, EvidenceKinds.Phone, EvidenceKinds.Domain },
        kind => Assert.Equal(0, Shipped()["kinds"]![kind.Name]!["missing"]!.GetValue<double>()));

    private static JsonNode Shipped() => JsonNode.Parse(EvidenceTable.Current.Write())!;

    private static string Refusal(JsonNode table) =>
        Assert.Throws<InvalidDataException>(() => EvidenceTable.Read(Encoding.UTF8.GetBytes(table.ToJsonString()))).Message;
}
