using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Leads, opportunities and accounts under all plug-ins of the shipped solution.</summary>
public sealed class FunnelOrg : IAsyncLifetime
{
    public const int Lead = 844060001;
    public const int Qualified = 844060002;
    public const int Accepted = 844060003;
    public const int Opportunity = 844060004;
    public const int Customer = 844060005;
    public const int Lost = 844060006;
    public const int Disqualified = 844060007;
    public const int Proposal = 844060001;
    public const int Won = 844060003;
    public const int LostOpportunity = 844060004;
    public const int Recycled = 844060005;
    public const string NotReady = "c1262159-6d36-5af7-a05e-f3b1c14e75b9";
    public const string Duplicate = "7dbaa57d-0a33-54fa-ba91-bce992e0136a";
    private TestOrg org = null!;

    public HttpClient Admin => org.Admin;

    public async ValueTask InitializeAsync() =>
        org = await GuardedOrg.Start("ls_slapolicy", "ls_persona", "ls_nurturetrack", "ls_stage", "ls_recyclereason", "ls_stagetransition");

    public ValueTask DisposeAsync() => org.DisposeAsync();

    public HttpClient Client(string user) => org.Client(user);

    /// <summary>A lead of an account, moved through stages by a System Administrator.</summary>
    public async Task<string> LeadIn(string? account, params int[] stages)
    {
        var bind = account is null ? "" : $",\"ls_MappedAccountId@odata.bind\":\"/accounts({GuardedOrg.Id(account)})\"";
        var lead = await Client("Sam Sales").Create("leads", $$"""{"lastname":"Kern","companyname":"Nordwerk"{{bind}}}""");
        foreach (var stage in stages)
            Assert.Equal("204", await Admin.Ask("PATCH", lead, Stage(stage)).Words());
        return lead;
    }

    public Task<string> NewAccount(int? stage = null) =>
        Admin.Create("accounts", stage is null ? """{"name":"Nordwerk AG"}""" : $$"""{"name":"Nordwerk AG","ls_stage":{{stage}}}""");

    /// <summary>An opportunity of a lead or an account.</summary>
    public Task<string> NewOpportunity(string? lead, string? account = null, string more = "")
    {
        var origin = lead is null ? "" : $",\"originatingleadid@odata.bind\":\"/leads({GuardedOrg.Id(lead)})\"";
        var parent = account is null ? "" : $",\"parentaccountid@odata.bind\":\"/accounts({GuardedOrg.Id(account)})\"";
        return Admin.Create("opportunities", $$"""{"name":"Pumps"{{origin}}{{parent}}{{more}}}""");
    }

    public static string Stage(int stage, string? reason = null, string note = "") =>
        $$"""{"ls_stage":{{stage}}{{(reason is null ? "" : $",\"ls_RecycleReasonId@odata.bind\":\"/ls_recyclereasons({reason})\"")}}{{(note.Length == 0 ? "" : $",\"ls_stagenote\":\"{note}\"")}}}""";

    public async Task Move(string row, int stage, string? reason = null, string note = "") =>
        Assert.Equal("204", await Admin.Ask("PATCH", row, Stage(stage, reason, note)).Words());

    public Task<JsonElement> Row(string row) => Admin.Ask("GET", row).Json();

    public async Task<int?> StageOf(string row) => (await Row(row)).Number("ls_stage");

    public async Task<List<JsonElement>> Rows(string query) => [.. (await Admin.Ask("GET", query).Json()).GetProperty("value").EnumerateArray()];

    /// <summary>The stages that a row has come to, in order.</summary>
    public async Task<int?[]> Way(string row, string table) =>
        [.. (await Rows($"ls_stagehistories?$filter=_ls_{table}id_value eq {GuardedOrg.Id(row)}"))
            .OrderBy(move => move.Number("ls_movenumber")).Select(move => move.Number($"ls_to{table}stage"))];
}
