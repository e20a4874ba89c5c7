using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Security;

namespace LeadSync.DevOrg.Face;

/// <summary>A table as forms and views need it: names, rights, columns with their labels, options and targets.</summary>
internal static class TablePage
{
    /// <summary>Null where there is no such table or the user may not read it.</summary>
    public static object? Read(PageCaller caller, string name)
    {
        if (caller.Schema.Find(name) is not { } table || !caller.May(AccessRight.Read, table))
            return null;
        return new
        {
            table.Name,
            table.EntitySet,
            table.PrimaryId,
            table.PrimaryName,
            Label = table.Label.In(caller.Language) ?? table.Name,
            PluralLabel = table.PluralLabel.In(caller.Language) ?? table.Name,
            MayCreate = caller.May(AccessRight.Create, table),
            MayWrite = caller.May(AccessRight.Write, table),
            Columns = table.Columns.Where(column => column.Readable).Select(column => Of(caller, column)).ToList(),
            Related = Related(caller, table),
        };
    }

    private static object Of(PageCaller caller, Column column) => new
    {
        column.Name,
        Property = column.PropertyName,
        Type = column.Type.ToString(),
        Label = column.Label.In(caller.Language) ?? column.Name,
        column.MaxLength,
        column.Min,
        column.Max,
        column.Precision,
        column.Creatable,
        column.Updatable,
        Options = column.Choice is { } choice
            ? caller.Schema.FindChoice(choice)?.Options.Select(option => new { option.Value, Label = option.Label.In(caller.Language) ?? $"{option.Value}" }).ToList()
            : null,
        Targets = column.Targets.Select(target => Of(caller, target)).OfType<object>().ToList(),
    };

    private static object? Of(PageCaller caller, LookupTarget target) =>
        caller.Schema.Find(target.Table) is { PrimaryName: { } primaryName } table && caller.May(AccessRight.Read, table)
            ? new { target.Table, target.Navigation, table.EntitySet, table.PrimaryId, PrimaryName = primaryName, Label = table.Label.In(caller.Language) ?? table.Name }
            : null;

    /// <summary>Tables of the app that point at this one: the platform's "Related" tab.</summary>
    private static List<object> Related(PageCaller caller, Table table)
    {
        var related = new List<object>();
        var components = AppPage.Descriptors(caller).Select(app => app.Descriptor).FirstOrDefault()?.Descendants("AppModuleComponent") ?? [];
        foreach (var component in components.Where(component => component.Attribute("type")?.Value == "1"))
            if (caller.Schema.Find(component.Attribute("schemaName")?.Value ?? "") is { } other && caller.May(AccessRight.Read, other))
                related.AddRange(Pointing(other, table, caller.Language));
        return related;
    }

    /// <summary>The lookups of a table that point at another one; where there are several, each is told by its column.</summary>
    private static IEnumerable<object> Pointing(Table from, Table to, int language)
    {
        var columns = from.Columns.Where(column => column.Targets.Any(target => target.Table == to.Name)).ToList();
        var name = from.PluralLabel.In(language) ?? from.Name;
        return columns.Select(column => new
        {
            Table = from.Name,
            Column = column.Name,
            Label = columns.Count == 1 ? name : $"{name}: {column.Label.In(language) ?? column.Name}",
        });
    }
}
