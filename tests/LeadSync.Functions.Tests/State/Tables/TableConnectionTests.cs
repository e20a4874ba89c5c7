using LeadSync.Functions.Hosting;
using LeadSync.Functions.State.Tables;
using Microsoft.Extensions.Configuration;

namespace LeadSync.Functions.Tests.State.Tables;

public sealed class TableConnectionTests
{
    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net", "https://contoso.table.core.windows.net/", "contoso")]
    [InlineData("AccountName=contoso;AccountKey=c2VjcmV0", "https://contoso.table.core.windows.net/", "contoso")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:5/a/", "http://127.0.0.1:5/a", "a")]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    public void Connection_string_names_account_and_address(string text, string endpoint, string account)
    {
        var connection = Of(new TablesOptions { ConnectionString = text });
        Assert.Equal((endpoint, account), (connection.Endpoint.AbsoluteUri, connection.Account));
        Assert.Equal(text.StartsWith("Use", StringComparison.Ordinal) ? 64 : 6, connection.Key!.Length);
    }

    [Fact]
    public void Endpoint_is_for_an_identity()
    {
        var connection = Of(new TablesOptions { Endpoint = "https://contoso.table.core.windows.net/" });
        Assert.Equal(("contoso", null), (connection.Account, connection.Key));
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("AzureWebJobsStorage:accountName", "contoso", "https://contoso.table.core.windows.net/")]
    [InlineData("AzureWebJobsStorage:tableServiceUri", "https://contoso.table.core.chinacloudapi.cn", "https://contoso.table.core.chinacloudapi.cn/")]
    public void Without_settings_of_its_own_the_storage_of_the_host_is_used(string setting, string value, string endpoint) =>
        Assert.Equal(endpoint, Of(new TablesOptions(), (setting, value)).Endpoint.AbsoluteUri);

    [Theory]
    [InlineData("AccountName=contoso", "AccountKey")]
    [InlineData("AccountName=contoso;AccountKey=???", "not base64")]
    [InlineData("", "LeadSync:Tables:Endpoint")]
    public void What_names_no_account_is_told_without_its_key(string text, string problem)
    {
        var (connection, found) = Read(new TablesOptions { ConnectionString = text });
        Assert.Null(connection);
        Assert.Contains(problem, found, StringComparison.Ordinal);
        Assert.DoesNotContain("???", found, StringComparison.Ordinal);
    }

    private static TableConnection Of(TablesOptions options, params (string Name, string Value)[] settings)
    {
        var (connection, problem) = Read(options, settings);
        Assert.Equal("", problem);
        return connection!;
    }

    private static (TableConnection? Connection, string Problem) Read(TablesOptions options, params (string Name, string Value)[] settings) => TableConnection.Read(
        options,
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value))).Build().GetSection("AzureWebJobsStorage"));
}
