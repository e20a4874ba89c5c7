namespace LeadSync.Tests.Shared.Accounts;

/// <summary>Names of companies of our own making, for where no real ones are at hand.</summary>
internal static class WordLists
{
    private static readonly string[] GermanFirst =
    [
        "Nordwerk", "Kiesel", "Bergmann", "Lindenau", "Falkenrath", "Ostermann", "Quellhof", "Rheintal", "Silberbach", "Wiesengrund", "Zwickau", "Adlerhorst",
        "Brückner", "Dornbusch", "Eichstätt", "Grünwald", "Hohenfels", "Jägerhof", "Königstein", "Möller", "Pfälzer", "Rößler", "Schönfeld", "Thüringer", "Übersee", "Weißmann",
    ];

    private static readonly string[] GermanSecond =
    [
        "Maschinenbau", "Anlagenbau", "Metalltechnik", "Elektrotechnik", "Verpackungen", "Logistik", "Spedition", "Bauunternehmung", "Immobilien", "Gebäudetechnik",
        "Kunststoffe", "Werkzeuge", "Systemhaus", "Druckerei", "Brauerei", "Textil", "Möbelwerke", "Gartenbau", "Medizintechnik", "Beteiligungen", "Consulting", "Handel",
    ];

    private static readonly string[] EnglishFirst =
    [
        "Northgate", "Bluestone", "Harbor", "Quixotic", "Silverline", "Redwood", "Ironbridge", "Fairview", "Lakeshore", "Summit", "Cedar", "Pinnacle", "Granite",
        "Meridian", "Oakfield", "Riverside", "Sterling", "Vanguard", "Westbrook", "Ashford", "Beacon", "Crestwood", "Dunmore", "Evergreen",
    ];

    private static readonly string[] EnglishSecond =
    [
        "Industries", "Technologies", "Manufacturing", "Holdings", "Therapeutics", "Energy", "Logistics", "Systems", "Partners", "Pumps", "Robotics", "Foods",
        "Materials", "Networks", "Diagnostics", "Semiconductors", "Insurance", "Brewing", "Textiles", "Aviation", "Packaging", "Instruments",
    ];

    /// <summary>One list for each language.</summary>
    public static IReadOnlyList<(string Country, IReadOnlyList<string> Names, IReadOnlyList<string> Cities)> All { get; } =
    [
        ("DE", Pairs(GermanFirst, GermanSecond, ["GmbH", "GmbH & Co. KG", "AG", "KG", "OHG", "e.K."]),
            ["Kiel", "Ulm", "Bremen", "Köln", "München", "Jena", "Görlitz", "Mainz", "Halle (Saale)", "Lübeck"]),
        ("US", Pairs(EnglishFirst, EnglishSecond, ["Inc.", "LLC", "Corp.", "Ltd.", "Corporation"]), ["Boston", "Denver", "Austin", "Portland", "Raleigh"]),
    ];

    private static List<string> Pairs(string[] first, string[] second, string[] forms) =>
        [.. first.SelectMany((_, at) => second, (one, other) => $"{one} {other}").Select((name, at) => $"{name} {forms[at % forms.Length]}")];
}
