namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>How everything that was compared between a lead and one account came out: a level for each kind, or none.</summary>
internal sealed class EvidenceVector
{
    /// <summary>In place of a level, where one side has nothing of the kind at all.</summary>
    public const byte NotCompared = byte.MaxValue;

    private readonly byte[] levels = new byte[EvidenceKinds.All.Count];

    public EvidenceVector()
    {
        Array.Fill(levels, NotCompared);
        this[EvidenceKinds.Prior] = 0;
    }

    /// <summary>The level of each kind by its place.</summary>
    public ReadOnlySpan<byte> Levels => levels;

    /// <summary>The level of a kind.</summary>
    public byte this[EvidenceKind kind]
    {
        set => levels[kind.Place] = value;
    }

    /// <summary>The level of the kind at a place, or null where it was not compared.</summary>
    public byte? At(int place) => levels[place] is var level && level != NotCompared ? level : null;

    /// <summary>The name of the level of a kind, or null where it was not compared.</summary>
    public string? LevelOf(EvidenceKind kind) => At(kind.Place) is { } level ? kind.Levels[level] : null;
}
