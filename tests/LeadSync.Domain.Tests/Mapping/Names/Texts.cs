using FsCheck;
using FsCheck.Fluent;

namespace LeadSync.Domain.Tests.Mapping.Names;

/// <summary>Random texts of which names are made: pieces that mean something to the reader of names, and any letters at all.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "Nordwerk", "Südwerk", "Müller", "Straßer", "GmbH", "& Co. KG", "AG", "Inc.", "Corp", "Corps", "Ltd", "S.A.", "A/S", "B.V.", "Sp. z o.o.", "SE", "e.K.", "mbH",
        "Gesellschaft", "mit beschränkter Haftung", "vormals", "vorm.", "formerly known as", "dba", "trading as", "as", "und", "&", "u.", "of", "der", "I", "II", "V", "X", "Drei", "erste",
        "A", "B", "c", "e", "O'E", "a'b", "Int'l", "Technologies", "Verwaltungs", "Anlagenbaugesellschaft", "Beteiligungsges.", "Söhne", "Co", "Company", "Companies", "on", "o.N.", "INH", "ADR",
        "class", "new", "DL-,01", "RC 1", "/DE/", "DE", "Łódź", "Газпром", "ЩЩЩЩ", "2", "365", "(publ)", "(haftungsbeschränkt)", "i. L.", "Gebr.", "’s", "-", "/", ",", ".", "ﬁ", "Ⅷ",
    ];

    /// <summary>What a person might type: pieces with something between.</summary>
    public static Arbitrary<string> Names => Named.ToArbitrary();

    /// <summary>Names, any characters, and both together.</summary>
    public static Arbitrary<string> Any =>
        Gen.OneOf(Named, Characters, from one in Named from other in Characters from end in Named select one + other + end).ToArbitrary();

    /// <summary>Folded words, near to one another often enough.</summary>
    public static Arbitrary<string> Words => Gen.OneOf(
        from letters in Gen.Elements("aeinrst".ToCharArray()).ArrayOf() where letters.Length > 0 select new string(letters),
        Gen.Elements("holding", "holdings", "hldg", "nordwerk", "nordwerks", "nordwrek", "nord", "werk", "ag", "a", "10", "10a", "technologies", "technologie", "verwaltungsgesellschaft", "gesgesges", "seriesies")).ToArbitrary();

    private static Gen<string> Named =>
        from pieces in Gen.Elements(Pieces).Zip(Gen.Elements(" ", " ", " ", "", "-", ", ")).ArrayOf()
        select string.Concat(pieces.Take(14).Select(piece => piece.Item1 + piece.Item2));

    private static Gen<string> Characters =>
        from letters in Gen.OneOf(
            Gen.Choose(0x20, 0x7E), Gen.Choose(0xA0, 0x24F), Gen.Choose(0x300, 0x52F), Gen.Choose(0x2000, 0x206F), Gen.Choose(0x1E00, 0x1FFF), Gen.Choose(0, 0xFFFF)).ArrayOf()
        select new string([.. letters.Select(letter => (char)letter)]);
}
