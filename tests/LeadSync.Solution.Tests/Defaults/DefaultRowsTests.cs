using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using LeadSync.Tests.Shared;

namespace LeadSync.Solution.Tests.Defaults;

public sealed class DefaultRowsTests
{
    private static DefaultRows Shipped { get; } =
        DefaultRows.Read(Path.Combine(SharedData.RepositoryRoot, "solution", "data"));

    private static XElement Customizations { get; } = SolutionZip.Open(Assert.IsType<PackResult.Packed>(
        SolutionPacker.Pack(Source.Open(), new PackOptions(true, PluginAssembly.Path))).Zip).Customizations.Root!;

    private static XElement Entity(string table) => Customizations.Descendants("entity")
        .Single(entity => string.Equals((string?)entity.Attribute("Name"), table, StringComparison.OrdinalIgnoreCase));

    // A queue is the platform's own table, which the solution does not define.
    private static bool IsOwn(DefaultTable table) => table.Table != "queue";

    /// <summary>Each different value once: runners drop cases that are equal.</summary>
    public static TheoryData<string, string, string> ShippedValues() => new(
        (from table in Shipped.Tables
         where IsOwn(table)
         from row in table.Rows
         from value in row.Values
         where !value.Key.EndsWith("@odata.bind", StringComparison.Ordinal)
         select (table.Table, value.Key, value.Value?.ToJsonString() ?? "null")).Distinct());

    [Fact]
    public void Shipped_files_read_without_findings()
    {
        Assert.Empty(Shipped.Findings);
        Assert.Equal(
            [
                "ls_calendar", "queue", "ls_scoringmodel", "ls_segment", "ls_slapolicy", "ls_persona", "ls_qualificationframework", "ls_slaescalation",
                "ls_tasktemplate", "ls_typingrule", "ls_nurturetrack", "ls_qualificationcriterion", "ls_routingrule", "ls_stage", "ls_recyclereason",
                "ls_stagetransition",
            ],
            Shipped.Tables.Select(table => table.Table));
        Assert.All(Shipped.Tables.Where(IsOwn), table => Assert.Equal(Entity(table.Table).Element("EntitySetName")!.Value, table.Set));
    }

    [Theory]
    [MemberData(nameof(ShippedValues))]
    public void Shipped_value_fits_its_column(string table, string column, string json)
    {
        var attribute = Entity(table).Descendants("attribute").Single(found => found.Element("LogicalName")!.Value == column);
        if (json == "null") return;
        var value = JsonNode.Parse(json)!.AsValue();
        var kind = attribute.Element("Type")!.Value;
        if (kind == "picklist")
            Assert.Contains(json, Options(attribute.Element("OptionSetName")!.Value));
        else
            Assert.Equal(
                kind switch { "bit" => "bool", "int" or "decimal" => "number", _ => "text" },
                value.GetValueKind() switch { JsonValueKind.True or JsonValueKind.False => "bool", JsonValueKind.Number => "number", _ => "text" });
        if (attribute.Element("MaxLength") is { } longest)
            Assert.True(value.GetValue<string>().Length <= int.Parse(longest.Value, CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Options(string name) => Customizations.Element("optionsets")!.Elements()
        .Single(set => (string?)set.Attribute("Name") == name).Descendants("option").Select(option => option.Attribute("value")!.Value);

    [Fact]
    public void Shipped_model_names_itself_as_its_row_does()
    {
        var row = Shipped.Tables.Single(table => table.Table == "ls_scoringmodel").Rows.Single().Values;
        var definition = JsonNode.Parse(row["ls_definition"]!.GetValue<string>())!;
        Assert.Equal("default", row["ls_name"]!.GetValue<string>());
        Assert.Equal(row["ls_name"]!.GetValue<string>(), definition["name"]!.GetValue<string>());
        Assert.Equal(row["ls_version"]!.GetValue<int>(), definition["version"]!.GetValue<int>());
    }

    [Fact]
    public void Shipped_reference_names_a_lookup_and_a_row_that_is_installed_before()
    {
        var installed = new HashSet<string>();
        var references = 0;
        foreach (var table in Shipped.Tables)
        {
            foreach (var (column, value) in table.Rows.SelectMany(row => row.Values).Where(pair => pair.Key.EndsWith("@odata.bind", StringComparison.Ordinal)))
            {
                references++;
                Assert.Contains(Entity(table.Table).Descendants("attribute"), found => (string?)found.Attribute("PhysicalName") == column.Split('@')[0]);
                Assert.Contains(value!.GetValue<string>(), installed);
            }
            installed.UnionWith(table.Rows.Select(row => $"/{table.Set}({row.Id:D})"));
        }
        Assert.True(references > 20);
    }

    [Fact]
    public void Shipped_transitions_are_different_moves()
    {
        var rows = Shipped.Tables.Single(table => table.Table == "ls_stagetransition").Rows;
        var moves = rows.Select(row => string.Join('|', row.Values
            .Where(value => value.Key == "ls_appliesto" || value.Key.EndsWith("stage", StringComparison.Ordinal))
            .Select(value => $"{value.Key}={value.Value}"))).ToArray();
        Assert.Equal(rows.Count, moves.Distinct().Count());
    }

    [Fact]
    public void Shipped_stages_define_every_value_of_the_three_choices_in_both_languages()
    {
        var rows = Shipped.Tables.Single(table => table.Table == "ls_stage").Rows.Select(row => row.Values).ToArray();
        foreach (var choice in new[] { "ls_leadstage", "ls_accountstage", "ls_opportunitystage" })
        {
            var defined = rows.Where(row => row.ContainsKey(choice)).ToDictionary(row => row[choice]!.ToJsonString());
            Assert.Equal(Options(choice).Order(), defined.Keys.Order());
            Assert.All(defined.Values, row => Assert.All(
                new[] { "ls_name", "ls_germanname", "ls_definition", "ls_germandefinition", "ls_description", "ls_germandescription" },
                column => Assert.False(string.IsNullOrWhiteSpace((string?)row[column]))));
        }
    }

    [Theory]
    [InlineData("{", 1)]
    [InlineData("{\n\"table\":\"a\",,\n}", 2)]
    [InlineData("[]", 0)]
    [InlineData("{\"table\":\"a\",\"set\":\"as\",\"rows\":[{\"id\":7}]}", 0)]
    [InlineData("{\"table\":\"a\",\"set\":\"as\",\"rows\":[{\"id\":\"8ba4a1a0-0000-4000-8000-000000000001\"},{\"id\":\"8ba4a1a0-0000-4000-8000-000000000001\"}]}", 0)]
    public void Bad_file_is_named_with_its_line(string text, int line)
    {
        var folder = Directory.CreateTempSubdirectory("leadsync-defaults-");
        File.WriteAllText(Path.Combine(folder.FullName, "bad.json"), text);
        var finding = Assert.Single(DefaultRows.Read(folder.FullName).Findings);
        Assert.Equal(("LSC100", "bad.json", line), (finding.Rule, finding.File, finding.Line));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Absent_folder_is_a_finding() =>
        Assert.Equal("LSC100", Assert.Single(DefaultRows.Read("no such folder").Findings).Rule);
}
