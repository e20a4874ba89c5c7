using System.Net;
using System.Text;

namespace LeadSync.Tests.EndToEnd;

/// <summary>That this project tests the home it says, and what only that home has.</summary>
public sealed class AzureHomeTests(SharedInstance shared)
{
    [Fact]
    public async Task State_is_in_tables_and_messages_go_through_service_bus()
    {
        using var tool = new MarketingTool(shared.LeadSync);
        using var crm = new Crm(shared.LeadSync);
        using var answer = await tool.PostMautic(MarketingTool.Form(77_001, "home@azur.example", 77_001));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await crm.LeadWhere("home@azur.example", lead => (int?)lead["ls_score"] == 20);
        Assert.Contains(shared.LeadSync.SentTo("activities"), body => body.Contains("home@azur.example", StringComparison.Ordinal));
        Assert.NotEmpty(shared.LeadSync.SentTo("dirty"));
        Assert.False(shared.LeadSync.HasFile);
    }

    /// <summary>The host answers what no function is for; the handler's own addresses are not to be had from outside.</summary>
    [Theory]
    [InlineData("POST", "/UpdateCrm")]
    [InlineData("GET", "/api/activities/mautic")]
    [InlineData("POST", "/api/operations")]
    public async Task What_is_no_http_function_is_not_found_from_outside(string method, string path)
    {
        using var http = new HttpClient { BaseAddress = shared.LeadSync.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>The host drops Content-Encoding, and the body arrives compressed all the same.</summary>
    [Fact]
    public async Task Compressed_batch_whose_encoding_the_host_forgot_is_read()
    {
        using var tool = new MarketingTool(shared.LeadSync);
        using var crm = new Crm(shared.LeadSync);
        const string Batch = """[{"specversion":"1.0","id":"zip-1","source":"/shop","type":"com.example.form_submit","data":{"email":"zip@azur.example","form":"contact"}}]""";
        using var answer = await tool.PostCompressed(Encoding.UTF8.GetBytes(Batch));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await crm.LeadWhere("zip@azur.example", lead => (int?)lead["ls_score"] == 20);
    }
}
