using System.Collections;
using System.Globalization;
using System.Reflection;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Identity;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Hosting;

/// <summary>The page of settings and the options say the same: name, type, default and, of choices, what may be chosen.</summary>
public sealed class SettingsPageTests
{
    private sealed record Setting(string Name, string Type, string Default, string Choices);

    [Fact]
    public void Page_has_every_option_with_its_type_and_default_and_nothing_else()
    {
        var options = Of(new LeadSyncOptions(), "LeadSync").Concat(Of(new DataverseOptions(), "LeadSync:Dataverse")).OrderBy(setting => setting.Name, StringComparer.Ordinal);
        Assert.Equal(options, Page().OrderBy(setting => setting.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_secret_by_its_name_is_marked_as_secret()
    {
        var rows = Rows().ToDictionary(row => row[0].Trim('`'), row => row[4]);
        string[] secrets = ["Secret", "Key", "Token", "Password", "ConnectionString", "Certificate"];
        Assert.All(rows, row => Assert.Equal(secrets.Any(end => row.Key.EndsWith(end, StringComparison.Ordinal)) ? "yes" : row.Value == "" ? "" : "no", row.Value));
    }

    private static IEnumerable<Setting> Page() => Rows().Select(row => new Setting(
        row[0].Trim('`'), row[1], row[2].Trim('`'), row[1] == "choice" ? row[3] : ""));

    private static IEnumerable<string[]> Rows() =>
        from line in File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "infra", "docs", "settings.md"))
        where line.StartsWith("| `LeadSync:", StringComparison.Ordinal)
        select line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();

    private static IEnumerable<Setting> Of(object options, string section) =>
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        from setting in Of(property, property.GetValue(options), $"{section}:{property.Name}")
        select setting;

    private static IEnumerable<Setting> Of(PropertyInfo property, object? value, string name)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (name == "LeadSync:Sources") return [new Setting($"{name}:NAME:Secret", "text", "none", "")];
        if (name == "LeadSync:Dataverse:Identity") return [new Setting(name, "identity", "none", "")];
        if (typeof(IList).IsAssignableFrom(type) || type.Name.StartsWith("IList", StringComparison.Ordinal)) return [new Setting(name, "list of identities", "none", "")];
        if (type.IsEnum) return [new Setting(name, "choice", value?.ToString() ?? "implied", string.Join(", ", Enum.GetNames(type).Select(each => $"`{each}`")))];
        if (type == typeof(string)) return [new Setting(name, "text", value is "" or null ? "none" : (string)value, "")];
        if (type == typeof(int)) return [new Setting(name, "integer", Convert.ToString(value, CultureInfo.InvariantCulture)!, "")];
        if (type == typeof(double)) return [new Setting(name, "number", Convert.ToString(value, CultureInfo.InvariantCulture)!, "")];
        return type == typeof(TimeSpan) ? [new Setting(name, "time", ((TimeSpan)value!).ToString("c"), "")] : Of(value!, name);
    }
}
