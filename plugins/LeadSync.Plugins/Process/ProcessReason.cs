namespace LeadSync.Plugins.Process;

/// <summary>A recycle reason and what follows from it, in one language.</summary>
internal sealed class ProcessReason
{
    public ProcessReason(string name) => Name = name;

    public string Name { get; }

    /// <summary>Where the lead goes.</summary>
    public string Target { get; set; } = "";

    public string NurtureTrack { get; set; } = "";

    public int CooldownDays { get; set; }

    public bool ResetsInterest { get; set; }

    public bool Counts { get; set; }

    /// <summary>Whether LeadSync uses it for stalled opportunities.</summary>
    public bool ForStalled { get; set; }
}
