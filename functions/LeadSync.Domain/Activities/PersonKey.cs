using LeadSync.Domain.Addresses;

namespace LeadSync.Domain.Activities;

/// <summary>
/// One name a person is known by: <c>email:ada@example.com</c>, <c>cookie:3f2a</c> or <c>mautic:4711</c> (a tool's own
/// id). Two texts that mean the same key have the same <see cref="Value"/>. Keys sort ordinally.
/// </summary>
public sealed record PersonKey : IComparable<PersonKey>
{
    private const string EmailScheme = "email";
    private const string CookieScheme = "cookie";
    private const int LongestValue = 512;

    private PersonKey(string value) => Value = value;

    private PersonKey(string scheme, string name)
        : this($"{scheme}:{name}")
    {
    }

    /// <summary>The normalised key, scheme included.</summary>
    public string Value { get; }

    /// <summary>True where the key names a person somebody could write to.</summary>
    public bool IsEmail => Value.StartsWith("email:", StringComparison.Ordinal);

    /// <summary>The key of an e-mail address, or null where the address is invalid.</summary>
    public static PersonKey? Email(string address) =>
        EmailAddress.Parse(address) is { } email ? new PersonKey(EmailScheme, email.ToString()) : null;

    /// <summary>The key of a browser, or null where the id is empty.</summary>
    public static PersonKey? Cookie(string id) => Named(CookieScheme, id);

    /// <summary>The key of a contact in a marketing tool, or null where source or id are not usable. Ids keep their case.</summary>
    public static PersonKey? Native(string source, string id)
    {
        var scheme = source.Trim().ToLowerInvariant();
        return scheme is EmailScheme or CookieScheme || !IsScheme(scheme) ? null : Named(scheme, id);
    }

    /// <summary>Reads <c>scheme:name</c> and normalises it; null where the text is no key (an invalid e-mail address is none).</summary>
    public static PersonKey? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var name = text[(colon + 1)..];
        return text[..colon].Trim().ToLowerInvariant() switch
        {
            EmailScheme => Email(name),
            CookieScheme => Cookie(name),
            var source => Native(source, name),
        };
    }

    /// <summary>A key that LeadSync wrote itself: it is normalised already, and stays what it was under later rules too.</summary>
    internal static PersonKey? OfWritten(string value) => value.Contains(':', StringComparison.Ordinal) ? new(value) : null;

    /// <inheritdoc/>
    public int CompareTo(PersonKey? other) => string.CompareOrdinal(Value, other?.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static PersonKey? Named(string scheme, string id)
    {
        var name = id.Trim();
        return name.Length is 0 or > LongestValue || name.Any(char.IsControl) ? null : new PersonKey(scheme, name);
    }

    private static bool IsScheme(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');

    public static bool operator <(PersonKey left, PersonKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(PersonKey left, PersonKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(PersonKey left, PersonKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(PersonKey left, PersonKey right) => left.CompareTo(right) >= 0;
}
