using LeadSync.Cli.Instances;
using LeadSync.Functions.Hosting;

namespace LeadSync.Cli.Up;

/// <summary>Functions that run elsewhere, against a CRM of this machine.</summary>
internal static class RemoteFunctions
{
    /// <summary>The user whose token the functions get.</summary>
    public const string User = "LeadSync Integration";

    /// <summary>What they share with the CRM, as environment variables. Where they keep state and messages is their own matter.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(Uri crm, InstanceSecrets secrets) =>
    [
        ("LeadSync__Dataverse__Url", crm.ToString().TrimEnd('/')),
        ("LeadSync__Dataverse__Token", secrets.Tokens[User]),
        ("LeadSync__CrmChangesKey", secrets.CrmChangesKey),
        ("LeadSync__OperatorKey", secrets.OperatorKey),
        ("LeadSync__Admission", nameof(Admission.Identified)),
        .. secrets.Sources.Select(source => ($"LeadSync__Sources__{source.Key}__Secret", source.Value)),
    ];
}
