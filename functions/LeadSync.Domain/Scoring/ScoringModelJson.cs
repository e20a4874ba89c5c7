using System.Text.Json;
using LeadSync.Domain.Accounts;
using LeadSync.Domain.Scoring.Scanning;
using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// The exchange form of a scoring model (see Scoring/README.md). Reading is strict: what is unknown, doubtful or
/// contradictory is refused, since nobody would notice a rule that quietly does not apply.
/// </summary>
public static class ScoringModelJson
{
    private const int LongestName = 100;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a model, or gives all its errors. Text that is no JSON is one error naming line and place.</summary>
    public static ModelReading Load(string json) => Load(json, null);

    /// <summary>
    /// Reads a model whose name and version are told beside it, by the row that holds it. The text may leave them out; where
    /// it gives them, they must be those.
    /// </summary>
    public static ModelReading Load(string json, ModelIdentity? identity)
    {
        if (string.IsNullOrWhiteSpace(json)) return Refuse("is empty");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement, identity);
        }
        catch (JsonException e)
        {
            return Refuse($"is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {WithoutPlace(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            // All value kinds are checked: what is left is half a surrogate pair, which only text access refuses.
            return Refuse("holds a text that is not valid Unicode");
        }
    }

    // The message ends with the place once more, counted from 0.
    private static string WithoutPlace(string message) => message.Split(" LineNumber: ")[0];

    private static ModelReading Refuse(string reason) => new(null, [new ModelError("", "", reason)]);

    private static ModelReading Read(JsonElement json, ModelIdentity? identity)
    {
        var errors = new List<ModelError>();
        var fields = new ModelFields(json, "", "", errors);
        var name = identity is null || fields.Has("name") ? Name(fields) : identity.Name;
        var version = identity is null || fields.Has("version") ? fields.Whole("version", 1, int.MaxValue) : identity.Version;
        if (identity is not null && name is not null && name != identity.Name)
            fields.Fail("name", $"is not that of its row, {identity.Name}: leave it out");
        if (identity is not null && version is not null && version != identity.Version)
            fields.Fail("version", $"is not that of its row, {identity.Version}: leave it out");
        var zone = Zone(fields);
        var scanner = Scanner.Read(fields);
        var rules = new RuleIds("");
        var interest = Rules(fields, "interest", rules, InterestRuleJson.Read, errors);
        var fit = Rules(fields, "fit", rules, FitRuleJson.Read, errors);
        var measures = new ModelMeasures(fit, Profile(fields), Grades(fields), Qualify(fields), AccountModelJson.Read(fields, errors), scanner);
        fields.RefuseUnknown();
        return errors.Count > 0
            ? new ModelReading(null, errors)
            : new ModelReading(new ScoringModel(name!, version!.Value, zone!, interest, measures), []);
    }

    private static string? Name(ModelFields fields)
    {
        var name = fields.Text("name");
        if (name is not null && (name.Length > LongestName || name.Contains('/', StringComparison.Ordinal)))
            fields.Fail("name", $"must be at most {LongestName} characters without a slash");
        return name;
    }

    private static DateTimeZone? Zone(ModelFields fields)
    {
        if (fields.Text("timeZone") is not { } id)
            return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        if (zone is null)
            fields.Fail("timeZone", "is not a time zone of the IANA database, such as Europe/Berlin");
        return zone;
    }

    internal static List<T> Rules<T>(
        ModelFields fields, string list, RuleIds ids, Func<ModelFields, string, T?> read, List<ModelError> errors)
        where T : class
    {
        var rules = new List<T>();
        foreach (var (index, item) in fields.List(list).Index())
        {
            var rule = new ModelFields(item, $"{ids.Section}{list}[{index}]", "", errors);
            if (read(rule, ids.Take(rule)) is { } one)
                rules.Add(one);
            rule.RefuseUnknown();
        }
        return rules;
    }

    internal static List<ProfileField> Profile(ModelFields fields)
    {
        var profile = new List<ProfileField>();
        if (fields.Object("profile", required: false) is not { } weights)
            return profile;
        foreach (var name in weights.Names())
            if (weights.Number(name, above: 0) is { } weight)
                profile.Add(new ProfileField(name, weight));
        return profile;
    }

    internal static List<GradeMinima> Grades(ModelFields fields)
    {
        var grades = new List<GradeMinima>();
        foreach (var grade in fields.Objects("grades"))
        {
            var name = grade.Text("grade");
            if (name == Score.LowestGrade)
                grade.Fail("grade", $"{Score.LowestGrade} is who meets no other grade; it has no minima");
            else if (grades.Exists(other => other.Grade == name))
                grade.Fail("grade", "is given twice");
            grades.Add(new GradeMinima(name ?? "", grade.Number("interest") ?? 0, grade.Number("fit") ?? 0, grade.Number("profile") ?? 0));
            grade.RefuseUnknown();
        }
        return grades;
    }

    internal static Qualification? Qualify(ModelFields fields)
    {
        if (fields.Object("qualify", required: false) is not { } qualify)
            return null;
        var total = qualify.Number("total");
        var profile = qualify.Number("profile", required: false);
        qualify.RefuseUnknown();
        return new Qualification(total ?? 0, profile ?? 0);
    }
}

/// <summary>What a model is called where it is kept.</summary>
/// <param name="Name">Without a slash.</param>
/// <param name="Version">1 and up.</param>
public sealed record ModelIdentity(string Name, int Version);

/// <summary>Gives rules their ids and finds those given twice.</summary>
/// <param name="section">What errors name before the rule, so that rules of the same id in two sections are told apart.</param>
internal sealed class RuleIds(string section)
{
    private readonly HashSet<string> _taken = [];

    public string Section => section;

    public string Take(ModelFields rule)
    {
        if (rule.Text("id") is not { } id)
            return rule.Rule;
        rule.Rule = section + id;
        if (!_taken.Add(id))
            rule.Fail("id", "is given twice");
        return id;
    }
}
