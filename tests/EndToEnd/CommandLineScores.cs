using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>What `leadsync score` says of a burst, under the model that the CRM holds.</summary>
internal sealed class CommandLineScores : IDisposable
{
    private readonly LeadSyncProcess leadSync;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("leadsync-e2e-scores-");
    private readonly Dictionary<string, Dictionary<string, JsonObject>> byDay = [];

    private CommandLineScores(LeadSyncProcess leadSync) => this.leadSync = leadSync;

    public static async Task<CommandLineScores> Of(Burst burst, LeadSyncProcess leadSync, Crm crm)
    {
        var scores = new CommandLineScores(leadSync);
        var model = await crm.First("ls_scoringmodels?$filter=ls_isprimary eq true");
        await File.WriteAllTextAsync(scores.PathOf("model.json"), (string)model!["ls_definition"]!);
        await File.WriteAllLinesAsync(scores.PathOf("activities.ndjson"), burst.ActivityLines());
        await File.WriteAllLinesAsync(scores.PathOf("people.ndjson"), burst.PeopleLines());
        return scores;
    }

    /// <summary>Waits until a lead shows what the command line says for the lead's day, and compares all of it.</summary>
    public async Task Await(Crm crm, string mail)
    {
        var reached = false;
        var lead = await crm.LeadWhere(mail, lead => lead["ls_explanation"] is not null);
        for (var tries = 0; !reached && tries < 300; tries++, await Task.Delay(100))
            reached = await Shows(lead = (await crm.Lead(mail))!);
        var explanation = JsonNode.Parse((string)lead["ls_explanation"]!)!;
        var expected = await Line((string)explanation["asOf"]!, mail);
        foreach (var field in new[] { "total", "grade", "deficits", "oneFieldAway", "qualified", "model", "nextChange" })
            Assert.Equal(expected[field]?.ToJsonString(), explanation[field]?.ToJsonString());
        Assert.Equal(((double)expected["interest"]!, (double)expected["fit"]!, (double)expected["profile"]!), ((double)lead["ls_interest"]!, (double)lead["ls_fit"]!, (double)lead["ls_profile"]!));
        Assert.Equal(expected["reasons"]!.AsArray().Select(Facts), explanation["reasons"]!.AsArray().Select(Facts));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<bool> Shows(JsonObject lead)
    {
        var explanation = JsonNode.Parse((string)lead["ls_explanation"]!)!;
        var expected = await Line((string)explanation["asOf"]!, (string)lead["emailaddress1"]!);
        return (int?)lead["ls_score"] == (int)expected["total"]! && (double?)lead["ls_interest"] == (double)expected["interest"]!
            && (double?)lead["ls_profile"] == (double)expected["profile"]!;
    }

    private async Task<JsonObject> Line(string day, string mail)
    {
        if (!byDay.TryGetValue(day, out var lines))
            byDay[day] = lines = await Score(day);
        return lines[mail];
    }

    private async Task<Dictionary<string, JsonObject>> Score(string day)
    {
        var (exit, output) = await leadSync.Run(
            "score", "--model", PathOf("model.json"), "--activities", PathOf("activities.ndjson"), "--people", PathOf("people.ndjson"), "--as-of", day);
        Assert.True(exit == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonObject)JsonNode.Parse(line)!).ToDictionary(MailOf);
    }

    // The smallest key of everybody in a burst is the first cookie, which holds the same number and domain.
    private static string MailOf(JsonObject line)
    {
        var parts = ((string)line["person"]!)["cookie:a".Length..].Split('-', 2);
        return $"p{parts[0]}@{parts[1]}";
    }

    private static (string?, double, int, string?) Facts(JsonNode? reason) =>
        ((string?)reason!["rule"], Math.Round((double)reason["points"]!, 9), (int)reason["count"]!, (string?)reason["lastDay"]);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
