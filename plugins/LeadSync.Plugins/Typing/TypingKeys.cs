using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Typing;

/// <summary>
/// Sets the typing keys when the free text behind them changes. Create and Update of lead, contact and account,
/// pre-operation. A key in the same save wins; what no rule knows, and an emptied text, leave the key as it is. One query
/// where a text changes, none elsewhere.
/// </summary>
public sealed class TypingKeys : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var target = execution.Target;
        var before = execution.PreImage;
        var keys = TypedKey.Of(execution.Context.PrimaryEntityName)
            .Where(key => !target.Contains(key.Column) && key.Sources.Any(source => IsNew(source, before, target)))
            .ToList();
        if (keys.Count == 0)
            return;
        var rules = TypingRules.Of(keys, execution.Organization);
        foreach (var key in keys)
            if (Meant(key, rules[key.Key].ToList(), before, target) is { } value)
            {
                target[key.Column] = new OptionSetValue(value);
                execution.Trace($"{key.Column}: {value}");
            }
    }

    // The first source that a rule knows decides. Where that one is not new, the key may be a person's correction by now.
    private static int? Meant(TypedKey key, List<TypingCase> rules, Entity before, Entity target)
    {
        foreach (var source in key.Sources)
            if (Meant((target.Contains(source) ? target : before).GetAttributeValue<object>(source), rules) is { } value)
                return IsNew(source, before, target) ? value : null;
        return null;
    }

    private static int? Meant(object? given, List<TypingCase> rules) => given switch
    {
        string text => TypingMatcher.OfText(text, rules),
        int employees => TypingMatcher.OfNumber(employees, rules),
        _ => null,
    };

    private static bool IsNew(string column, Entity before, Entity target) =>
        target.GetAttributeValue<object>(column) is { } given && !given.Equals("") && !given.Equals(before.GetAttributeValue<object>(column));
}
