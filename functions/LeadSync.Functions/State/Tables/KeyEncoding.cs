using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Functions.State.Tables;

/// <summary>
/// Names as the keys of table entities: ASCII without the forbidden characters, in the same order as the names (that of their
/// UTF-8 bytes, which is the order of code points).
/// </summary>
/// <remarks>
/// A safe character stands for itself. A byte below the least safe one, '-', is <c>!hh</c>. Any other byte is the greatest
/// safe character below it followed by <c>~hh</c>: '~' is greater than every safe character, so it sorts between
/// its neighbours.
/// </remarks>
internal static class KeyEncoding
{
    /// <summary>The longest key, in characters: the service takes 512.</summary>
    public const int Longest = 500;

    /// <summary>How much of a name that is too long is kept; the rest is a hash.</summary>
    public const int KeptOfLong = Longest - 65;

    private const string Safe = "-.0123456789:;=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz|";

    private const string Hex = "0123456789abcdef";

    private static readonly string[] Codes = [.. Enumerable.Range(0, 256).Select(value => Code((byte)value))];

    /// <summary>The key of a name. Names whose key would be too long keep their beginning, then a hash of all of it.</summary>
    public static string Encode(string name)
    {
        var whole = Whole(name);
        return whole.Length <= Longest ? whole : $"{whole[..KeptOfLong]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
    }

    /// <summary>Whether the name can't be read back from its key.</summary>
    public static bool IsTooLong(string name) => Whole(name).Length > Longest;

    /// <summary>The name of a key that was not too long.</summary>
    /// <exception cref="FormatException">The key is none that this encoding makes.</exception>
    public static string Decode(string key)
    {
        var bytes = new List<byte>(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] == '!')
            {
                bytes.Add(Byte(key, i + 1));
                i += 2;
            }
            else if (i + 1 < key.Length && key[i + 1] == '~')
            {
                bytes.Add(Byte(key, i + 2));
                i += 3;
            }
            else
            {
                bytes.Add((byte)key[i]);
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>The least key that a name at or after this one can have.</summary>
    public static string LowerBound(string name)
    {
        var whole = Whole(name);
        return whole.Length <= KeptOfLong ? whole : whole[..KeptOfLong];
    }

    /// <summary>A key above those of all names before this one.</summary>
    public static string UpperBound(string name)
    {
        var whole = Whole(name);
        return whole.Length <= KeptOfLong ? whole : $"{whole[..KeptOfLong]}~~";
    }

    private static string Whole(string name)
    {
        var key = new StringBuilder(name.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(name)) key.Append(Codes[value]);
        return key.ToString();
    }

    private static string Code(byte value)
    {
        if (Safe.Contains((char)value, StringComparison.Ordinal)) return $"{(char)value}";
        return value < Safe[0] ? $"!{value:x2}" : $"{Safe.Last(safe => safe < value)}~{value:x2}";
    }

    private static byte Byte(string key, int at)
    {
        var (high, low) = at + 1 < key.Length ? (Hex.IndexOf(key[at], StringComparison.Ordinal), Hex.IndexOf(key[at + 1], StringComparison.Ordinal)) : (-1, -1);
        return high >= 0 && low >= 0 ? (byte)((high * 16) + low) : throw new FormatException($"'{key}' is no key of LeadSync.");
    }
}
