using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using LeadSync.Solution;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>
/// Imports a packed managed solution in the caller's transaction, refusing it where a reference does not resolve. Steps
/// arrive disabled and endpoints without their secret, as on the platform; whoever installs then switches them on.
/// </summary>
public static class SolutionImport
{
    /// <summary>The version installed under a solution's unique name; null where there is none.</summary>
    public static Version? Installed(OrgTransaction transaction, string uniqueName)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return Find(transaction, uniqueName) is { } row ? Version.Parse(row.GetAttributeValue<string>("version")) : null;
    }

    /// <exception cref="OrgFault">The zip is no solution, not newer than what is installed, or does not resolve.</exception>
    public static void Run(OrgTransaction transaction, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var zip = SolutionZip.TryOpen(content, out var findings)
            ?? throw Faults.Import($"The solution file is invalid. {string.Join(' ', findings)}");
        var installed = Find(transaction, zip.UniqueName);
        var job = new ImportJob(transaction, zip, installed?.Id ?? Guid.NewGuid());
        ManifestImport.Check(job, installed);
        ChoiceImport.Run(job);
        TableImport.Run(job);
        RelationshipImport.Run(job);
        TableImport.CheckReferences(job);
        job.ApplySchema();
        ManifestImport.Write(job);
        WebResourceImport.Run(job);
        ViewImport.Run(job);
        FormImport.Run(job);
        RoleImport.Run(job);
        AssemblyImport.Run(job);
        CustomApiImport.Run(job);
        EndpointImport.Run(job);
        StepImport.Run(job);
        AppImport.Run(job);
        RootComponents.Check(job);
    }

    private static Entity? Find(OrgTransaction transaction, string uniqueName) => transaction.Select(new RowQuery("solution")
    {
        Filter = new Filter.Condition(new ColumnPath(null, "uniquename"), "eq", [uniqueName]),
    }) is [var row, ..] ? row : null;
}
