namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>How everything that was compared between a lead and one account came out: a level for each kind, or none.</summary>
internal sealed class EvidenceVector
{
    private const byte NotCompared = byte.MaxValue;

    private readonly byte[] levels = new byte[EvidenceKinds.All.Count];

    public EvidenceVector()
    {
        Array.Fill(levels, NotCompared);
        this[EvidenceKinds.Prior] = 0;
    }

    /// <summary>The level of a kind.</summary>
    public byte this[EvidenceKind kind]
    {
        set => levels[EvidenceKinds.PlaceOf(kind)] = value;
    }

    /// <summary>The level of the kind at a place, or null where it was not compared.</summary>
    public byte? At(int place) => levels[place] is var level && level != NotCompared ? level : null;

    /// <summary>True where the kind was compared.</summary>
    public bool Has(EvidenceKind kind) => At(EvidenceKinds.PlaceOf(kind)) is not null;

    /// <summary>The name of the level of a kind, or null where it was not compared.</summary>
    public string? LevelOf(EvidenceKind kind) => At(EvidenceKinds.PlaceOf(kind)) is { } level ? kind.Levels[level] : null;
}
