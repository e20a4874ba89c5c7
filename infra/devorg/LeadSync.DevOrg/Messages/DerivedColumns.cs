using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Columns the platform computes on save: a person's full name, whether a secret is set.</summary>
internal static class DerivedColumns
{
    public static void Fill(Table table, Entity row, Entity? before)
    {
        if (table.Find("isauthvalueset") is not null && row.Contains("authvalue"))
            row["isauthvalueset"] = row["authvalue"] is not null;
        if (table.Find("fullname") is null || table.Find("firstname") is null)
            return;
        if (before is not null && !row.Contains("firstname") && !row.Contains("lastname"))
            return;
        var parts = new[] { Value(row, before, "firstname"), Value(row, before, "lastname") };
        var name = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        row["fullname"] = name.Length == 0 ? null : name;
    }

    private static string? Value(Entity row, Entity? before, string column) =>
        row.Contains(column) ? row.GetAttributeValue<string>(column) : before?.GetAttributeValue<string>(column);
}
