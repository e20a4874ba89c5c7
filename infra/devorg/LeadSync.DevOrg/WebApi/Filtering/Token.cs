namespace LeadSync.DevOrg.WebApi.Filtering;

internal enum TokenKind
{
    /// <summary>A property path, operator, function or keyword.</summary>
    Name,

    /// <summary>A quoted text, unquoted.</summary>
    Text,

    /// <summary>A number, date or id.</summary>
    Literal,
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
    End,
}

/// <summary>One word of a filter and where it begins.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Position);
