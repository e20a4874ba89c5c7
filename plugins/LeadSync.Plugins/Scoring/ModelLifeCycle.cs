using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using LeadSync.Schema;

namespace LeadSync.Plugins.Scoring;

/// <summary>
/// The rule of a scoring model's life: draft, published, retired. Scores name the version that made them, so what was
/// published stays as it was for good; and of the published models exactly one is the primary one.
/// </summary>
internal static class ModelLifeCycle
{
    /// <summary>A new row. One that is published at once has to bring the hash of a definition that was checked.</summary>
    public static ModelRefusal Create(ModelVersion row)
    {
        if (row.Status == ModelStatus.Published)
            return Publish(row);
        return row.Status == ModelStatus.Draft ? ModelRefusal.None : ModelRefusal.NoSuchMove;
    }

    /// <summary>A changed row, before and after.</summary>
    public static ModelRefusal Update(ModelVersion before, ModelVersion after)
    {
        if (before.Status == ModelStatus.Draft)
            return Create(after);
        if (!after.ScoresLike(before) || after.PublishedOn != before.PublishedOn)
            return ModelRefusal.Frozen;
        if (after.Status != before.Status && (before.Status != ModelStatus.Published || after.Status != ModelStatus.Retired))
            return ModelRefusal.NoSuchMove;
        if (before.IsPrimary && before.Status == ModelStatus.Published && (!after.IsPrimary || after.Status == ModelStatus.Retired))
            return ModelRefusal.PrimaryNeeded;
        return after.IsPrimary && after.Status == ModelStatus.Retired ? ModelRefusal.PrimaryRetired : ModelRefusal.None;
    }

    public static ModelRefusal Delete(ModelVersion row) => row.Status == ModelStatus.Draft ? ModelRefusal.None : ModelRefusal.Kept;

    /// <summary>Whether a version that is being published becomes the primary one: asked for, inherited, or the only one.</summary>
    public static bool BecomesPrimary(ModelVersion row, IReadOnlyCollection<ModelVersion> published) =>
        row.IsPrimary || published.All(other => !other.IsPrimary || Precedes(other, row));

    /// <summary>Whether <paramref name="other"/> retires when <paramref name="row"/> is published.</summary>
    public static bool Precedes(ModelVersion other, ModelVersion row) =>
        string.Equals(other.Name, row.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The SHA-256 of a definition's UTF-8 text, in lower hex.</summary>
    public static string Hash(string definition)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(definition)).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static ModelRefusal Publish(ModelVersion row)
    {
        if (row.CheckedHash != Hash(row.Definition))
            return ModelRefusal.NotChecked;
        return string.IsNullOrWhiteSpace(row.Problems) ? ModelRefusal.None : ModelRefusal.HasProblems;
    }
}
