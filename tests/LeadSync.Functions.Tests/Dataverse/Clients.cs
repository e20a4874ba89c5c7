using Azure.Core;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Tests.Dataverse;

/// <summary>Clients as the app builds them, with pauses short enough for a test.</summary>
internal static class Clients
{
    public static DataverseOptions Options(string url) => new()
    {
        Url = url,
        Token = "secret-token",
        FirstPause = TimeSpan.FromMilliseconds(5),
        TryTimeout = TimeSpan.FromSeconds(5),
        LongestWait = TimeSpan.FromSeconds(2),
    };

    public static DataverseClient For(CrmStandIn crm) => For(Options(crm.Url));

    public static DataverseClient For(DataverseOptions options, params TokenCredential[] credentials)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        TokenCredential[] users = credentials.Length > 0 ? credentials : [new StaticTokenCredential(options.Token)];
        return new DataverseClient(new DataversePipeline(http, users, options, TimeProvider.System), options.Api);
    }
}
