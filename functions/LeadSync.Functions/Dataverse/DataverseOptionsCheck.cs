using LeadSync.Functions.Hosting;
using LeadSync.Functions.Identity;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Dataverse;

/// <summary>Finds settings of the CRM that can't work before anything starts.</summary>
internal sealed class DataverseOptionsCheck : IValidateOptions<DataverseOptions>
{
    private const string Section = $"{LeadSyncOptions.Section}:Dataverse";

    public ValidateOptionsResult Validate(string? name, DataverseOptions options)
    {
        string[] problems = options.Url.Length == 0 ? [] : [.. Addresses(options), .. Limits(options), .. Identities(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Addresses(DataverseOptions options)
    {
        if (!WebAddress.IsBare(options.Url))
            yield return $"Set {Section}:Url to the address of the environment alone, such as https://contoso.crm4.dynamics.com; plain http only on this machine.";
        if (options.ApiUrl.Length > 0 && !WebAddress.IsBare(options.ApiUrl))
            yield return $"Set {Section}:ApiUrl to the address of the Web API's host alone, such as https://contoso.api.crm4.dynamics.com, or remove it.";
    }

    private static IEnumerable<string> Limits(DataverseOptions options)
    {
        if (options.Tries is < 1 or > 20) yield return $"Set {Section}:Tries to a number from 1 to 20.";
        if (options.MostConcurrent is < 1 or > 52) yield return $"Set {Section}:MostConcurrent to a number from 1 to 52, which is the platform's limit.";
        if (options.TryTimeout < TimeSpan.FromSeconds(1) || options.TryTimeout > TimeSpan.FromMinutes(10))
            yield return $"Set {Section}:TryTimeout to a time from 00:00:01 to 00:10:00.";
        if (!IsPause(options.FirstPause) || !IsPause(options.LongestWait))
            yield return $"Set {Section}:FirstPause and {Section}:LongestWait to times from 00:00:00 to 00:10:00.";
    }

    private static IEnumerable<string> Identities(DataverseOptions options)
    {
        if (options.Token.Length > 0) return [];
        return options.AppUsers.Count == 0
            ? CredentialCheck.Problems(options.Identity, $"{Section}:Identity")
            : options.AppUsers.SelectMany((user, i) => CredentialCheck.Problems(user.Over(options.Identity), $"{Section}:AppUsers:{i}"));
    }

    private static bool IsPause(TimeSpan time) => time >= TimeSpan.Zero && time <= TimeSpan.FromMinutes(10);
}
