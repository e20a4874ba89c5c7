namespace LeadSync.Plugins.Mapping;

/// <summary>What a save does to the mapping of a lead.</summary>
internal enum MappingAct
{
    /// <summary>Nothing that people decide.</summary>
    None,

    /// <summary>LeadSync maps although a person has decided: the decision stays.</summary>
    KeepDecision,

    /// <summary>A person decides for an account, or for none of them.</summary>
    Decide,

    /// <summary>A person takes the mapping back: LeadSync is to map anew.</summary>
    HandBack,
}
