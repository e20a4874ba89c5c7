namespace LeadSync.DevOrg.Security;

/// <summary>What one may do with rows; a privilege is named prv + right + table.</summary>
public enum AccessRight
{
    Create,
    Read,
    Write,
    Delete,
    Append,
    AppendTo,
    Assign,
    Share,
}

/// <summary>How far a privilege reaches; in one business unit Local and Deep reach all.</summary>
public enum Depth
{
    None = 0,

    /// <summary>The user's own rows.</summary>
    Basic = 1,
    Local = 2,
    Deep = 4,
    Global = 8,
}
