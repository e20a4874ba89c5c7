namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>Everything that is compared. Amounts of names are in bits: what words say about whose name it is.</summary>
internal static class EvidenceKinds
{
    public const string NameGroup = "name", RarityGroup = "rarity", FormGroup = "legalForm", NumeralGroup = "numeral";

    /// <summary>How likely any candidate is before anything is compared.</summary>
    public static readonly EvidenceKind Prior = new("prior", "prior", ["always"]);

    /// <summary>How much of what both names say is said by both.</summary>
    public static readonly EvidenceKind Alike = EvidenceKind.OfRanges("name.alike", NameGroup, 0.3, 0.4, 0.5, 0.58, 0.66, 0.74, 0.82, 0.9, 0.97);

    /// <summary>How telling the words in common are: rare ones weigh more.</summary>
    public static readonly EvidenceKind Shared = EvidenceKind.OfRanges("name.shared", RarityGroup, 4, 6, 8, 10, 12, 14, 17, 20, 25, 32);

    /// <summary>How many names of the book have the rarest word in common.</summary>
    public static readonly EvidenceKind Rivals = EvidenceKind.OfRanges("name.rivals", RarityGroup, 1, 2, 3, 5, 9, 20, 60, 200);

    /// <summary>What only the lead's name says.</summary>
    public static readonly EvidenceKind LeadOnly = EvidenceKind.OfRanges("name.leadOnly", NameGroup, 0.5, 3, 5, 7, 9, 12, 16, 22);

    /// <summary>What only the account's name says.</summary>
    public static readonly EvidenceKind AccountOnly = EvidenceKind.OfRanges("name.accountOnly", NameGroup, 0.5, 3, 5, 7, 9, 12, 16, 22);

    /// <summary>The most telling word that only the lead's name has.</summary>
    public static readonly EvidenceKind LeadOnlyMost = EvidenceKind.OfRanges("name.leadOnlyMost", NameGroup, 0.5, 3, 5, 7, 9, 11, 13);

    /// <summary>The most telling word that only the account's name has.</summary>
    public static readonly EvidenceKind AccountOnlyMost = EvidenceKind.OfRanges("name.accountOnlyMost", NameGroup, 0.5, 3, 5, 7, 9, 11, 13);

    /// <summary>What either name says in place of the other, the lesser of the two.</summary>
    public static readonly EvidenceKind Replaced = EvidenceKind.OfRanges("name.replaced", NameGroup, 0.5, 2.5, 4.5, 6.5, 8.5, 11);

    /// <summary>What the lead's name says before the first word in common.</summary>
    public static readonly EvidenceKind LeadHead = EvidenceKind.OfRanges("name.leadHead", NameGroup, 0.5, 6, 9, 12, 15);

    /// <summary>What the account's name says before the first word in common.</summary>
    public static readonly EvidenceKind AccountHead = EvidenceKind.OfRanges("name.accountHead", NameGroup, 0.5, 6, 9, 12, 15);

    /// <summary>How the first words meet.</summary>
    public static readonly EvidenceKind First = new("name.first", NameGroup, ["apart", "initial", "shortened", "part", "misspelt", "abbreviated", "same"]);

    /// <summary>How well the worst spelt word in common is spelt, and whether its spelling is in no name.</summary>
    public static readonly EvidenceKind Spelling = new("name.spelling", NameGroup,
        ["poor, a known word", "fair, a known word", "good, a known word", "near, a known word", "poor, an unknown word", "fair, an unknown word", "good, an unknown word", "near, an unknown word", "right"]);

    /// <summary>The weakest way in which words in common go together.</summary>
    public static readonly EvidenceKind Weakest = new("name.weakest", NameGroup, ["none in common", "initial", "shortened", "part", "misspelt", "abbreviated", "same"]);

    /// <summary>Whether the words in common stand in the same order.</summary>
    public static readonly EvidenceKind Order = new("name.order", NameGroup, ["same", "other"]);

    /// <summary>How many words the lead's name has.</summary>
    public static readonly EvidenceKind LeadWords = new("name.leadWords", NameGroup, ["1", "2", "3", "4", "5 or more"]);

    /// <summary>How many words the account's name has.</summary>
    public static readonly EvidenceKind AccountWords = new("name.accountWords", NameGroup, ["1", "2", "3", "4", "5 or more"]);

    /// <summary>Words that tell companies of one family apart: administration, holding, partnership.</summary>
    public static readonly EvidenceKind Sister = new("name.sister", NameGroup, ["neither says one", "same", "only the lead", "only the account", "some in common", "different"]);

    /// <summary>Points of the compass, which tell branches apart.</summary>
    public static readonly EvidenceKind Compass = new("name.compass", NumeralGroup, ["same", "one missing", "different"]);

    /// <summary>Numbers, which tell funds and shells apart.</summary>
    public static readonly EvidenceKind Numbers = new("name.numbers", NumeralGroup, ["same", "one missing", "different"]);

    /// <summary>Whether a name says the city of the account.</summary>
    public static readonly EvidenceKind CityInName = new("name.city", NameGroup, ["city missing", "in neither", "in the lead's", "in the account's", "in both"]);

    /// <summary>The legal forms.</summary>
    public static readonly EvidenceKind Form = new("legalForm", FormGroup, LegalFormEvidence.Levels);

    /// <summary>The countries.</summary>
    public static readonly EvidenceKind Country = new("country", "country", ["missing", "same", "different"]);

    /// <summary>The cities. The fewer accounts are in one, the more it says.</summary>
    public static readonly EvidenceKind City = new("city", "city",
        ["missing", "different", "in part", "same, below 6 bits", "same, 6 to 8 bits", "same, 8 to 10 bits", "same, 10 to 12 bits", "same, from 12 bits"]);

    /// <summary>The postal codes.</summary>
    public static readonly EvidenceKind PostalCode = new("postalCode", "postalCode", ["missing", "different", "same region", "same"]);

    /// <summary>The telephone numbers.</summary>
    public static readonly EvidenceKind Phone = new("phone", "phone", ["missing", "different", "same exchange", "same"]);

    /// <summary>The company domains of e-mail address and website.</summary>
    public static readonly EvidenceKind Domain = new("domain", "domain", ["missing", "different", "same registered domain", "same host"]);

    /// <summary>All of them; a place here is a place in an <see cref="EvidenceVector"/>.</summary>
    public static readonly IReadOnlyList<EvidenceKind> All =
    [
        Prior, Alike, Shared, Rivals, LeadOnly, AccountOnly, LeadOnlyMost, AccountOnlyMost, Replaced, LeadHead, AccountHead, First, Spelling, Weakest, Order,
        LeadWords, AccountWords, Sister, Compass, Numbers, CityInName, Form, Country, City, PostalCode, Phone, Domain,
    ];

    static EvidenceKinds()
    {
        for (var place = 0; place < All.Count; place++) All[place].Place = place;
    }
}
