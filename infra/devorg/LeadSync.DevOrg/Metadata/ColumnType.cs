using System.Diagnostics.CodeAnalysis;

namespace LeadSync.DevOrg.Metadata;

/// <summary>What a column holds; decides its storage, its wire form and the value type inside an Entity.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The names of the field win.")]
public enum ColumnType
{
    /// <summary>The row's primary key (Guid).</summary>
    Id,

    /// <summary>Any other Guid (Guid).</summary>
    Guid,

    /// <summary>One line of text (string).</summary>
    Text,

    /// <summary>Long text (string).</summary>
    Memo,

    /// <summary>32-bit number (int).</summary>
    Integer,

    /// <summary>64-bit number (long).</summary>
    BigInt,

    /// <summary>Decimal number (decimal).</summary>
    Decimal,

    /// <summary>Floating point number (double).</summary>
    Double,

    /// <summary>An amount (Money).</summary>
    Money,

    /// <summary>Yes or no (bool).</summary>
    Boolean,

    /// <summary>Instant, kept to the second, UTC (DateTime).</summary>
    DateTime,

    /// <summary>Calendar day (DateTime at midnight UTC).</summary>
    Date,

    /// <summary>One value of a choice (OptionSetValue).</summary>
    Choice,

    /// <summary>Several values of a choice (OptionSetValueCollection).</summary>
    MultiChoice,

    /// <summary>The row's state (OptionSetValue).</summary>
    State,

    /// <summary>The row's status reason (OptionSetValue).</summary>
    Status,

    /// <summary>A reference to another row, of one of the column's targets (EntityReference).</summary>
    Lookup,

    /// <summary>The user or team the row belongs to (EntityReference).</summary>
    Owner,
}
