using System.Net;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.People;
using LeadSync.Functions.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.UnmergePeople;

public sealed class UnmergeEndpointTests
{
    private const string OperatorKey = "operator-key-for-tests";
    private const string Body = """{"key":"cookie:b"}""";

    [Fact]
    public async Task Answers_say_who_was_taken_apart_and_that_there_is_nobody_to_take_apart()
    {
        await using var leadSync = await OperationsEndpointTests.Start(OperatorKey);
        var directory = leadSync.Services.GetRequiredService<PersonDirectory>();
        Assert.Equal(HttpStatusCode.NotFound, (await OperationsEndpointTests.Post(leadSync, Body)).Status);
        var (a, b) = (await Link(directory, "email:a@example.com"), await Link(directory, "cookie:b"));
        Assert.Equal(HttpStatusCode.Conflict, (await OperationsEndpointTests.Post(leadSync, Body)).Status);
        await directory.Merge(a, b, default);

        var (status, text) = await OperationsEndpointTests.Post(leadSync, Body);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([a, b], JsonElement.Parse(text).GetProperty("persons").EnumerateArray().Select(id => id.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal((a, b), (await directory.Survivor(a, default), await directory.Survivor(b, default)));
    }

    [Fact]
    public async Task Text_that_is_no_key_is_refused()
    {
        await using var leadSync = await OperationsEndpointTests.Start(OperatorKey);
        Assert.Equal(HttpStatusCode.BadRequest, (await OperationsEndpointTests.Post(leadSync, """{"key":"nobody"}""")).Status);
    }

    [Fact]
    public async Task Person_is_named_by_id_as_well_as_by_key()
    {
        await using var leadSync = await OperationsEndpointTests.Start(OperatorKey);
        var directory = leadSync.Services.GetRequiredService<PersonDirectory>();
        var (a, b) = (await Link(directory, "email:a@example.com"), await Link(directory, "cookie:b"));
        await directory.Merge(a, b, default);

        Assert.Equal(HttpStatusCode.OK, (await OperationsEndpointTests.Post(leadSync, $$"""{"person":"{{b}}"}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await OperationsEndpointTests.Post(leadSync, $$"""{"person":"{{b}}"}""")).Status);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"key":"cookie:b","person":"p"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":""}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"p"}""", HttpStatusCode.NotFound)]
    public async Task Exactly_one_of_key_and_person_names_somebody_who_exists(string body, HttpStatusCode status)
    {
        await using var leadSync = await OperationsEndpointTests.Start(OperatorKey);
        Assert.Equal(status, (await OperationsEndpointTests.Post(leadSync, body)).Status);
    }

    private static async Task<string> Link(PersonDirectory directory, string key) =>
        (await directory.Link([PersonKey.Parse(key)!], default)).Survivor;
}
