using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.WebApi.Actions;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Finds what answers a path and method; the rest is refused with 501 and its name.</summary>
internal static class ApiRouter
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";

    public static ApiResponse Answer(ApiCall call)
    {
        var path = ResourcePath.Read(call.Schema, call.Request.Path, call.Request.Query);
        if (path.Table is null)
            return Unbound(call, path.Rest);
        return path.Row is null ? Set(call, path.Table, path.Rest) : Row(call, path.Table, path.Row, path.Rest);
    }

    private static ApiResponse Unbound(ApiCall call, IReadOnlyList<string> segments)
    {
        var name = segments is [var only] ? only.Replace("()", "", StringComparison.Ordinal).Replace(Namespace, "", StringComparison.Ordinal) : string.Join('/', segments);
        return (call.Request.Method, name) switch
        {
            ("GET", "") => ServiceDocuments.Sets(call),
            ("GET", "$metadata") => ServiceDocuments.Metadata(call),
            ("GET", "WhoAmI") => ServiceDocuments.WhoAmI(call),
            ("POST", "WinOpportunity") => CloseOpportunity.Run(call, won: true),
            ("POST", "LoseOpportunity") => CloseOpportunity.Run(call, won: false),
            ("POST", _) when CallCustomApi.Run(call, name, null) is { } answer => answer,
            ("POST", _) when name.Length > 0 && char.IsUpper(name[0]) => throw Faults.NotImplemented($"The action '{name}'"),
            ("GET", _) when name.Contains('(', StringComparison.Ordinal) => throw Faults.NotImplemented($"The function '{name}'"),
            _ => throw Faults.NoSuchSegment(segments.Count > 0 ? segments[0] : ""),
        };
    }

    private static ApiResponse Set(ApiCall call, Table table, IReadOnlyList<string> rest) => (call.Request.Method, rest) switch
    {
        ("GET", []) => Collections.List(call, table),
        ("GET", ["$count"]) => Collections.CountOnly(call, table),
        ("POST", []) => Collections.Create(call, table),
        ("POST", [Namespace + "CreateMultiple"]) => Bulk.Run(call, table, "CreateMultiple"),
        ("POST", [Namespace + "UpdateMultiple"]) => Bulk.Run(call, table, "UpdateMultiple"),
        ("POST", [Namespace + "UpsertMultiple"]) => Bulk.Run(call, table, "UpsertMultiple"),
        _ => throw Unknown(call, table, rest),
    };

    private static ApiResponse Row(ApiCall call, Table table, EntityReference row, IReadOnlyList<string> rest) => (call.Request.Method, rest) switch
    {
        ("GET", []) => Rows.Read(call, table, row),
        ("PATCH", []) => Rows.Patch(call, table, row),
        ("DELETE", []) => Rows.Delete(call, table, row),
        ("GET", [var property]) when !property.Contains('.', StringComparison.Ordinal) => Rows.ReadProperty(call, table, row, property),
        ("PUT", [var property]) => Rows.WriteProperty(call, table, row, property),
        ("DELETE", [var property]) => Rows.WriteProperty(call, table, row, property),
        ("POST", [Namespace + "QualifyLead"]) when table.Name == "lead" => QualifyLead.Run(call, row),
        ("POST", [var action]) when action.StartsWith(Namespace, StringComparison.Ordinal)
            && CallCustomApi.Run(call, action[Namespace.Length..], row) is { } answer => answer,
        _ => throw Unknown(call, table, rest),
    };

    private static OrgFault Unknown(ApiCall call, Table table, IReadOnlyList<string> rest) =>
        Faults.NotImplemented($"{call.Request.Method} {string.Join('/', rest.Prepend(table.EntitySet))}");
}
