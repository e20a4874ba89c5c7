using System.Globalization;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>solution.xml: who publishes what in which version, and what it needs to be there.</summary>
internal static class ManifestImport
{
    public static void Check(ImportJob job, Entity? installed)
    {
        var root = job.Zip.Manifest.Root!;
        if (root.Attribute("generatedBy")?.Value != "CrmLive" || root.Attribute("version") is null)
            throw job.Refuse("You can only import solutions with a package version of 9.2 or earlier into this organization. Also, you can't import any solutions into this organization that were exported from Microsoft Dynamics CRM 2011 or earlier. Package Version: On-Premises");
        if (!job.Zip.IsManaged)
            throw job.Refuse("Only managed solutions are imported here.");
        if (!Version.TryParse(job.Zip.Version, out var version))
            throw job.Refuse($"'{job.Zip.Version}' is no version.");
        if (installed is not null && version <= Version.Parse(installed.GetAttributeValue<string>("version")))
            throw job.Refuse($"The solution is already installed on this system with version {installed["version"]}; the package has {version}. Import a higher version to update it.");
        foreach (var required in root.Descendants("MissingDependency").SelectMany(each => each.Elements("Required")))
            if (required.Attribute("type")?.Value == "1" && job.FindTable(required.Attribute("schemaName")?.Value ?? "") is null)
                throw job.Refuse($"The following components are missing in your system and are not included in the solution: {required.Attribute("displayName")?.Value} (table {required.Attribute("schemaName")?.Value}).");
    }

    public static void Write(ImportJob job)
    {
        var manifest = job.Zip.Manifest.Root!.Element("SolutionManifest") ?? throw job.Refuse("solution.xml has no SolutionManifest.");
        var publisher = manifest.Element("Publisher") ?? throw job.Refuse("solution.xml has no Publisher.");
        var publisherName = publisher.Text("UniqueName") ?? "";
        var known = job.Transaction.Select(new RowQuery("publisher")
        {
            Filter = new Filter.Condition(new ColumnPath(null, "uniquename"), "eq", [publisherName]),
        });
        var publisherId = known is [var row, ..] ? row.Id : Guid.NewGuid();
        job.Put(new Entity("publisher", publisherId)
        {
            ["uniquename"] = publisherName,
            ["friendlyname"] = publisher.Labels("LocalizedNames", "LocalizedName").GetValueOrDefault(1033, publisherName),
            ["customizationprefix"] = publisher.Text("CustomizationPrefix"),
            ["customizationoptionvalueprefix"] = int.Parse(publisher.Text("CustomizationOptionValuePrefix") ?? "0", CultureInfo.InvariantCulture),
        });
        job.Put(new Entity("solution", job.SolutionId)
        {
            ["uniquename"] = job.Zip.UniqueName,
            ["friendlyname"] = manifest.Labels("LocalizedNames", "LocalizedName").GetValueOrDefault(1033, job.Zip.UniqueName),
            ["version"] = job.Zip.Version,
            ["ismanaged"] = job.Zip.IsManaged,
            ["installedon"] = job.Transaction.Now,
            ["publisherid"] = new EntityReference("publisher", publisherId),
        });
    }
}
