using System;
using System.Collections.Generic;
using LeadSync.Schema;

namespace LeadSync.Plugins.Typing;

/// <summary>A typing key of a table and the free columns it is read from; the first that a rule knows decides.</summary>
internal sealed class TypedKey
{
    private static readonly TypedKey Industry = new TypedKey(TypingKey.IndustryClass, TypingRule.IndustryClass, Lead.IndustryText);
    private static readonly TypedKey Size = new TypedKey(TypingKey.CompanySize, TypingRule.CompanySize, "numberofemployees");
    private static readonly TypedKey Level = new TypedKey(TypingKey.PositionLevel, TypingRule.PositionLevel, "jobtitle");

    private static readonly Dictionary<string, TypedKey[]> ByTable = new Dictionary<string, TypedKey[]>(StringComparer.Ordinal)
    {
        [Lead.EntityLogicalName] = new[] { Industry, Size, Level, new TypedKey(TypingKey.Department, TypingRule.Department, "jobtitle") },
        [Contact.EntityLogicalName] = new[] { Level, new TypedKey(TypingKey.Department, TypingRule.Department, "department", "jobtitle") },
        [Account.EntityLogicalName] = new[] { Industry, Size },
    };

    private TypedKey(int key, string column, params string[] sources)
    {
        Key = key;
        Column = column;
        Sources = sources;
    }

    /// <summary>Of the choice ls_typingkey.</summary>
    public int Key { get; }

    /// <summary>The column that holds it, of the same name in every table and in the rules.</summary>
    public string Column { get; }

    public IReadOnlyList<string> Sources { get; }

    public static IReadOnlyList<TypedKey> Of(string table) => ByTable[table];
}
