using System;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Scoring;

/// <summary>One version of a scoring model, as far as its life goes.</summary>
internal sealed class ModelVersion
{
    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public int? Version { get; private set; }

    public int Status { get; private set; }

    public bool IsPrimary { get; private set; }

    public string Definition { get; private set; } = "";

    public DateTime? PublishedOn { get; private set; }

    /// <summary>What LeadSync found wrong with the definition; empty where nothing is.</summary>
    public string Problems { get; private set; } = "";

    /// <summary>The SHA-256 of the definition that LeadSync checked last.</summary>
    public string CheckedHash { get; private set; } = "";

    /// <summary>Of two rows the columns that <paramref name="saved"/> holds, else those of <paramref name="before"/>.</summary>
    public static ModelVersion Of(Entity before, Entity saved) => new ModelVersion
    {
        Id = before.Id,
        Name = Value<string>(ScoringModel.Name, before, saved) ?? "",
        Version = Value<int?>(ScoringModel.Version, before, saved),
        Status = Value<OptionSetValue>(ScoringModel.Status, before, saved)?.Value ?? ModelStatus.Draft,
        IsPrimary = Value<bool?>(ScoringModel.IsPrimary, before, saved) ?? false,
        Definition = Value<string>(ScoringModel.Definition, before, saved) ?? "",
        PublishedOn = Value<DateTime?>(ScoringModel.PublishedOn, before, saved),
        Problems = Value<string>(ScoringModel.Problems, before, saved) ?? "",
        CheckedHash = Value<string>(ScoringModel.CheckedHash, before, saved) ?? "",
    };

    /// <summary>The row as it is.</summary>
    public static ModelVersion Of(Entity row) => Of(row, row);

    /// <summary>The same name, version and definition: the same scores.</summary>
    public bool ScoresLike(ModelVersion other) => Name == other.Name && Version == other.Version && Definition == other.Definition;

    private static T? Value<T>(string column, Entity before, Entity saved) =>
        (saved.Contains(column) ? saved : before).GetAttributeValue<T>(column);
}
