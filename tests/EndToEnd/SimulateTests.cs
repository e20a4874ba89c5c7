using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>A draft is tried on everybody before anybody sees it.</summary>
public sealed class SimulateTests(SharedInstance shared)
{
    private const string Mail = "probe@ebbe.example";

    [Fact]
    public async Task Simulate_names_who_would_move_and_changes_nothing()
    {
        using var crm = new Crm(shared.LeadSync);
        using var tool = new MarketingTool(shared.LeadSync);
        (await tool.PostMautic(MarketingTool.Form(501, Mail, 501))).EnsureSuccessStatusCode();
        var lead = await crm.LeadWhere(Mail, lead => (int?)lead["ls_score"] == 20);
        var draft = JsonNode.Parse((string)(await crm.First("ls_scoringmodels?$filter=ls_isprimary eq true"))!["ls_definition"]!)!;
        draft["interest"]!.AsArray().Single(rule => (string?)rule!["id"] == "form")!["points"] = 120;
        (draft["name"], draft["version"], draft["qualify"]) = ("draft", 1, JsonNode.Parse("""{"total":100}"""));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, draft.ToJsonString());

        var (exit, output) = await shared.LeadSync.Run("simulate", "--model", file, "--against", $"{shared.LeadSync.Address}", "--json");

        File.Delete(file);
        Assert.True(exit == 0, output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        var move = lines.Single(line => (string?)line["lead"] == (string?)lead["leadid"]);
        Assert.Equal((20, false, 120, true), ((int)move["from"]!["total"]!, (bool)move["from"]!["qualified"]!, (int)move["to"]!["total"]!, (bool)move["to"]!["qualified"]!));
        Assert.Equal(lines.Count - 1, (int)lines[^1]["summary"]!["moved"]!);
        Assert.Equal(20, (int?)(await crm.Lead(Mail))!["ls_score"]);
    }
}
