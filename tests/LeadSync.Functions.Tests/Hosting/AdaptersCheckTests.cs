using LeadSync.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace LeadSync.Functions.Tests.Hosting;

public sealed class AdaptersCheckTests
{
    private const string Connection = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=app;SharedAccessKey=c2VjcmV0";

    [Theory]
    [InlineData("LeadSync:DataFolder=/data", StoreKind.Sqlite, QueueKind.Sqlite)]
    [InlineData("LeadSync:DataFolder=/data|ServiceBus:fullyQualifiedNamespace=contoso.servicebus.windows.net", StoreKind.Sqlite, QueueKind.ServiceBus)]
    [InlineData("ServiceBus=x", StoreKind.Tables, QueueKind.ServiceBus)]
    [InlineData("LeadSync:DataFolder=/data|LeadSync:Store=tables", StoreKind.Tables, QueueKind.Sqlite)]
    [InlineData("LeadSync:DataFolder=/data|ServiceBus=x|LeadSync:Queue=Sqlite", StoreKind.Sqlite, QueueKind.Sqlite)]
    public void Adapters_are_what_the_settings_say_or_imply(string settings, StoreKind store, QueueKind queue) =>
        Assert.Equal(new Adapters(store, queue), Adapters.Of(Configuration(settings)));

    [Theory]
    [InlineData("LeadSync:DataFolder=/data")]
    [InlineData($"LeadSync:Tables:Endpoint=https://contoso.table.core.windows.net|ServiceBus={Connection}")]
    [InlineData("AzureWebJobsStorage:accountName=contoso|ServiceBus:fullyQualifiedNamespace=contoso.servicebus.windows.net")]
    [InlineData("LeadSync:Tables:ConnectionString=UseDevelopmentStorage=true|LeadSync:DataFolder=/data|LeadSync:Store=Tables")]
    [InlineData($"FUNCTIONS_CUSTOMHANDLER_PORT=7000|AzureWebJobsStorage=UseDevelopmentStorage=true|ServiceBus={Connection}|LeadSync:Dataverse:Url=https://contoso.crm4.dynamics.com")]
    public void Settings_that_can_work_pass(string settings) => Assert.Empty(Problems(settings));

    [Theory]
    [InlineData("", "Set LeadSync:Tables:Endpoint")]
    [InlineData("", "Set ServiceBus ")]
    [InlineData("LeadSync:DataFolder= |LeadSync:Store=Sqlite", "Set LeadSync:DataFolder")]
    [InlineData("LeadSync:Tables:Endpoint=https://a.table.core.windows.net|LeadSync:Tables:ConnectionString=x", "not both")]
    [InlineData("LeadSync:Tables:Endpoint=http://a.table.core.windows.net", "plain http only on this machine")]
    [InlineData("LeadSync:Tables:Endpoint=a.table.core.windows.net", "Set LeadSync:Tables:Endpoint")]
    [InlineData("LeadSync:Tables:ConnectionString=AccountName=contoso", "Set LeadSync:Tables:ConnectionString")]
    [InlineData("LeadSync:Tables:ConnectionString=AccountName=contoso;AccountKey=???", "not base64")]
    [InlineData("LeadSync:Tables:ConnectionString=AccountName=contoso;AccountKey=a2V5;TableEndpoint=contoso", "TableEndpoint")]
    [InlineData("AzureWebJobsStorage=x", "Set AzureWebJobsStorage")]
    [InlineData("AzureWebJobsStorage:tableServiceUri=contoso", "AzureWebJobsStorage:tableServiceUri")]
    [InlineData("LeadSync:Tables:Prefix=1st", "Set LeadSync:Tables:Prefix")]
    [InlineData("LeadSync:Tables:Prefix=a-b", "Set LeadSync:Tables:Prefix")]
    [InlineData("ServiceBus=Endpoint=sb://contoso", "no SharedAccessKeyName")]
    [InlineData($"ServiceBus={Connection};EntityPath=dirty", "without EntityPath")]
    [InlineData("ServiceBus:credential=managedidentity", "ServiceBus__fullyQualifiedNamespace")]
    [InlineData($"ServiceBus={Connection}|LeadSync:ServiceBus:Endpoint=http://contoso/", "Set LeadSync:ServiceBus:Endpoint")]
    [InlineData($"ServiceBus={Connection}|LeadSync:ServiceBus:MaxRequestSize=1000", "Set LeadSync:ServiceBus:MaxRequestSize")]
    [InlineData($"ServiceBus={Connection}|FUNCTIONS_CUSTOMHANDLER_PORT=7000", "Set LeadSync:Dataverse:Url")]
    public void Setting_that_is_missing_or_wrong_is_named_with_what_to_set(string settings, string message) =>
        Assert.Contains(Problems(settings), problem => problem.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Secrets_are_not_told_in_messages() =>
        Assert.DoesNotContain(Problems("ServiceBus=Endpoint=x;SharedAccessKey=c2VjcmV0"), problem => problem.Contains("c2VjcmV0", StringComparison.Ordinal));

    private static string[] Problems(string settings)
    {
        var configuration = Configuration(settings);
        var options = new LeadSyncOptions();
        configuration.GetSection(LeadSyncOptions.Section).Bind(options);
        return [.. new AdaptersCheck(configuration).Validate(null, options).Failures ?? []];
    }

    private static IConfigurationRoot Configuration(string settings) => new ConfigurationBuilder().AddInMemoryCollection(
        settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();
}
