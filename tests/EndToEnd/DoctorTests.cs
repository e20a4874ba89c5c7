using System.Text.Json;

namespace LeadSync.Tests.EndToEnd;

/// <summary>`leadsync doctor` against a whole deployment.</summary>
public sealed class DoctorTests(SharedInstance shared)
{
    [Fact]
    public async Task Deployment_in_which_all_is_well_is_found_well()
    {
        var (exit, output) = await shared.LeadSync.Run("doctor", "--to", $"{shared.LeadSync.Address}", "--crm", $"{shared.LeadSync.CrmAddress}", "--json");
        var checks = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        // Jobs may have failed in this shared instance by what other tests did to it.
        Assert.DoesNotContain(checks, check => !check.GetProperty("ok").GetBoolean() && check.GetProperty("name").GetString() != "system jobs");
        string[] looked = ["functions", "steps", "service endpoint", "scoring model", "state", "queue dirty", "CRM", "solution"];
        Assert.Empty(looked.Except(checks.Select(check => check.GetProperty("name").GetString()!)));
        var role = Assert.Single(checks, check => check.GetProperty("name").GetString()!.StartsWith("role of user", StringComparison.Ordinal));
        Assert.Contains("LeadSync Integration", role.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.Equal(checks.All(check => check.GetProperty("ok").GetBoolean()) ? 0 : 1, exit);
    }

    [Fact]
    public async Task Wrong_operator_key_and_wrong_token_are_told_and_what_to_do()
    {
        var (exit, output) = await shared.LeadSync.Run(
            "doctor", "--to", $"{shared.LeadSync.Address}", "--crm", $"{shared.LeadSync.CrmAddress}", "--operator-key", "wrong-key-7", "--token", "wrong-token-7");
        Assert.Equal(1, exit);
        Assert.Contains("WRONG deployment itself", output, StringComparison.Ordinal);
        Assert.Contains("WRONG Web API", output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key-7", output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token-7", output, StringComparison.Ordinal);
    }
}
