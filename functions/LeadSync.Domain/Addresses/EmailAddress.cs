namespace LeadSync.Domain.Addresses;

/// <summary>An e-mail address in its one canonical form: trimmed, lower case, the domain IDNA-encoded.</summary>
public sealed record EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private const string AtomSymbols = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress(string localPart, string domain) => (LocalPart, Domain) = (localPart, domain);

    /// <summary>What stands before the @.</summary>
    public string LocalPart { get; }

    /// <summary>The canonical domain name.</summary>
    public string Domain { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{LocalPart}@{Domain}";

    /// <summary>
    /// Reads an address, or gives null where it is invalid. Quoted local parts and address literals are legal in mail
    /// but name no person anybody could write to, and count as invalid.
    /// </summary>
    public static EmailAddress? Parse(string text)
    {
        var trimmed = text.Trim();
        var at = trimmed.LastIndexOf('@');
        if (at < 0 || trimmed.EndsWith('.') || char.IsWhiteSpace(trimmed[^1]) || !IsDotAtom(trimmed.AsSpan(0, at)))
            return null;
        // A space after the @ is a typing error, not part of the name: DomainName would trim it away.
        if (at + 1 < trimmed.Length && char.IsWhiteSpace(trimmed[at + 1]))
            return null;
        if (DomainName.Normalize(trimmed[(at + 1)..]) is not { } domain || at + 1 + domain.Length > LongestAddress)
            return null;
        return new EmailAddress(trimmed[..at].ToLowerInvariant().Normalize(), domain);
    }

    private static bool IsDotAtom(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestLocalPart || text[0] == '.' || text[^1] == '.' || text.IndexOf("..") >= 0)
            return false;
        for (var i = 0; i < text.Length; i++)
            if (!IsAtomCharacter(text, i))
                return false;
        return true;
    }

    private static bool IsAtomCharacter(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (char.IsAscii(c))
            return char.IsAsciiLetterOrDigit(c) || c == '.' || AtomSymbols.Contains(c, StringComparison.Ordinal);
        if (char.IsHighSurrogate(c))
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(c))
            return i > 0 && char.IsHighSurrogate(text[i - 1]);
        return !char.IsWhiteSpace(c) && !char.IsControl(c);
    }
}
