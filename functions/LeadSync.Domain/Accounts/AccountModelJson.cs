using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Accounts;

/// <summary>What the section <c>account</c> says, before the model that holds it is known to be valid.</summary>
internal sealed record AccountSection(IReadOnlyList<InterestRule> Interest, ModelMeasures Measures, IReadOnlyList<RoleCoverage> Coverage);

/// <summary>Reads the section <c>account</c> of a scoring model, as strictly as the rest.</summary>
internal static class AccountModelJson
{
    private static readonly Dictionary<string, BuyingRole> Roles = Enum.GetValues<BuyingRole>().ToDictionary(BuyingRoles.NameOf);

    public static AccountSection? Read(ModelFields model, List<ModelError> errors)
    {
        if (model.Object("account", required: false) is not { } account)
            return null;
        var rules = new RuleIds("account.");
        var interest = ScoringModelJson.Rules(account, "interest", rules, VisitRule, errors);
        var fit = ScoringModelJson.Rules(account, "fit", rules, FitRuleJson.Read, errors);
        var measures = new ModelMeasures(
            fit, ScoringModelJson.Profile(account), ScoringModelJson.Grades(account), ScoringModelJson.Qualify(account));
        var coverage = Coverage(account);
        account.RefuseUnknown();
        return new AccountSection(interest, measures, coverage);
    }

    // What a person did is the person's; of the account itself nothing but visits is known.
    private static InterestRule? VisitRule(ModelFields fields, string id)
    {
        var rule = InterestRuleJson.Read(fields, id);
        if (fields.Has("streak"))
            fields.Fail("streak", "is for people; an account has visits alone");
        else if (rule is not null && rule.Kinds.Any(kind => kind != ActivityKind.Visit))
            fields.Fail("kind", "must be visit: what people do counts through the model's own rules");
        return rule;
    }

    private static List<RoleCoverage> Coverage(ModelFields account)
    {
        var coverage = new List<RoleCoverage>();
        if (account.Object("coverage", required: false) is not { } roles)
            return coverage;
        foreach (var name in roles.Names())
            if (!Roles.TryGetValue(name, out var role))
                roles.Fail(name, $"is no role; the roles are {string.Join(", ", Roles.Keys)}");
            else if (roles.Number(name, above: 0) is { } points)
                coverage.Add(new RoleCoverage(role, points));
        return coverage;
    }
}
