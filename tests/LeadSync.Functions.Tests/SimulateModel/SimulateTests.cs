using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Functions.UpdateCrm;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.SimulateModel;

public sealed class SimulateTests : IAsyncDisposable
{
    private const string Key = "operator-key-for-tests";

    private readonly LittleCrm crm = new();
    private CrmStandIn? server;
    private RunningLeadSync? app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Under the model that counts a form is worth 60; 70 points and 60 percent qualify. Here an address alone is enough.
    private static string Draft => LittleCrm.Definition.Replace("\"points\":60}", "\"points\":80}", StringComparison.Ordinal)
        .Replace("\"qualify\":{\"total\":70,\"profile\":60}", "\"qualify\":{\"total\":70,\"profile\":40}", StringComparison.Ordinal);

    [Fact]
    public async Task Draft_moves_those_whom_it_grades_or_qualifies_otherwise()
    {
        await Start();
        var moving = await Scored("form_submit");
        await Scored("page_view");

        var lines = await Simulate(Draft);

        var move = Assert.Single(lines, line => line["person"] is not null);
        Assert.Equal(moving, (string?)move["person"]);
        Assert.Equal(crm.Leads.Single(lead => (string?)lead.Value["ls_personid"] == moving).Key, (Guid)move["lead"]!);
        Assert.Equal("""{"total":60,"grade":"D","qualified":false}""", move["from"]!.ToJsonString());
        Assert.Equal("""{"total":80,"grade":"D","qualified":true}""", move["to"]!.ToJsonString());
        Assert.Equal(
            """{"summary":{"people":2,"moved":1,"qualifiedBefore":0,"qualifiedAfter":1,"grades":{"D":[1,1],"E":[1,1]}}}""", lines[^1].ToJsonString());
        Assert.Contains(lines, line => (int?)line["progress"]?["people"] == 2 && (int?)line["progress"]?["of"] == 2);
    }

    [Fact]
    public async Task Model_that_counts_already_moves_nobody()
    {
        await Start();
        await Scored("form_submit");
        Assert.Equal(0, (int)(await Simulate(LittleCrm.Definition))[^1]["summary"]!["moved"]!);
    }

    [Fact]
    public async Task Merged_people_count_once()
    {
        await Start();
        var (one, other) = (await Scored("form_submit"), await Scored("form_submit", "email:other@nordwerk.example"));
        await app!.Services.GetRequiredService<PersonDirectory>().Merge(one, other, Cancel);
        Assert.Equal(1, (int)(await Simulate(Draft))[^1]["summary"]!["people"]!);
    }

    [Fact]
    public async Task Simulation_writes_nothing()
    {
        await Start();
        var person = await Scored("form_submit");
        var (writes, state) = (server!.Writes.Count(), await Rows(person));

        await Simulate(Draft);

        Assert.Equal(writes, server.Writes.Count());
        Assert.Equal(state, await Rows(person));
    }

    [Fact]
    public async Task Invalid_model_is_refused_with_all_errors()
    {
        await Start();
        using var answer = await Post("""{"name":"x","version":0,"timeZone":"Mars"}""", Key);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["errors"]!.AsArray();
        Assert.Equal(["version", "timeZone"], errors.Select(error => (string?)error!["field"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another")]
    public async Task Call_without_the_key_is_refused(string? key)
    {
        await Start();
        using var answer = await Post(Draft, key);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Instance_without_an_operator_key_refuses_every_call()
    {
        await Start("");
        using var answer = await Post(Draft, "");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Simulation_that_cannot_read_the_crm_is_no_result()
    {
        await Start();
        await Scored("form_submit");
        crm.Fault = request => request.PathAndQuery.Contains("/leads", StringComparison.Ordinal) ? Reply.Error(400, "0x80040000") : null;
        using var answer = await Post(Draft, Key);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("summary", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private async Task Start(string operatorKey = Key)
    {
        server = await CrmStandIn.Start(crm.Answer);
        app = await RunningLeadSync.Start(pump: false, settings: new()
        {
            ["LeadSync:OperatorKey"] = operatorKey,
            ["LeadSync:Dataverse:Url"] = server.Url,
            ["LeadSync:Dataverse:Token"] = "t",
            ["LeadSync:Dataverse:Tries"] = "1",
            ["LeadSync:Admission"] = nameof(Admission.Identified),
        });
    }

    private async Task<string> Scored(string kind, string? key = null)
    {
        var person = await CrmScene.Did(app!.Services, key ?? $"email:{kind}@nordwerk.example", kind);
        await app.Services.GetRequiredService<PeopleUpdate>().Update([person], Cancel);
        return person;
    }

    private async Task<string> Rows(string person)
    {
        var rows = new StringBuilder();
        await foreach (var row in app!.Store.Range(new Partition("people", person), "\u0001", "\uffff", Cancel)) rows.Append(row.Row).Append('=').Append(row.ETag).Append('\n');
        return rows.ToString();
    }

    private async Task<List<JsonNode>> Simulate(string model)
    {
        using var answer = await Post(model, Key);
        Assert.Equal(("application/x-ndjson", HttpStatusCode.OK), (answer.Content.Headers.ContentType?.MediaType, answer.StatusCode));
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private Task<HttpResponseMessage> Post(string model, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/operations/simulate") { Content = new StringContent(model, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.TryAddWithoutValidation("x-leadsync-operator", key);
        return app!.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }
}
