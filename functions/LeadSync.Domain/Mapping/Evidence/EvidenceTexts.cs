using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>What evidence says, for people: data. Kind and level, then English, then German.</summary>
internal static class EvidenceTexts
{
    private const string List = """
        decision/same|A person decided this before|Eine Person hat das schon so entschieden
        domain/same host|The company domain is the account's|Die Firmendomäne gehört der Firma
        domain/same registered domain|The company domain belongs to the account's|Die Firmendomäne gehört zu der der Firma
        domain/different|The company domain is another|Die Firmendomäne ist eine andere
        domain/missing|A company domain is missing|Eine Firmendomäne fehlt
        name/same|The name is the same|Der Name ist gleich
        name/respelt|The name is the same but for its spelling|Der Name ist bis auf die Schreibweise gleich
        name/lead says more|The account's name is part of the lead's|Der Name der Firma ist Teil des angegebenen
        name/account says more|The lead's name is part of the account's|Der angegebene Name ist Teil des Namens der Firma
        name/in part|The names agree in part|Die Namen stimmen teilweise überein
        name/apart|The names have little in common|Die Namen haben wenig gemeinsam
        name/missing|A name is missing|Ein Name fehlt
        rarity/rare|Rare words are in both names|Beide Namen haben seltene Wörter gemeinsam
        rarity/telling|Telling words are in both names|Beide Namen haben aussagekräftige Wörter gemeinsam
        rarity/common|Only common words are in both names|Beide Namen haben nur häufige Wörter gemeinsam
        legalForm/same|The legal form is the same|Die Rechtsform ist gleich
        legalForm/kin|The legal forms are akin|Die Rechtsformen sind verwandt
        legalForm/one missing|A legal form is missing|Eine Rechtsform fehlt
        legalForm/missing|Neither says a legal form|Keiner nennt eine Rechtsform
        legalForm/different|The legal forms differ|Die Rechtsformen sind verschieden
        numeral/different|Number or point of the compass differ|Nummer oder Himmelsrichtung sind verschieden
        numeral/one missing|A number or point of the compass is missing|Eine Nummer oder Himmelsrichtung fehlt
        numeral/missing|No number tells them apart|Keine Nummer unterscheidet sie
        city/same|The city is the same|Der Ort ist gleich
        city/in part|The city is the same in part|Der Ort ist teilweise gleich
        city/different|The city is another|Der Ort ist ein anderer
        city/missing|A city is missing|Ein Ort fehlt
        country/same|The country is the same|Das Land ist gleich
        country/different|The country is another|Das Land ist ein anderes
        country/missing|A country is missing|Ein Land fehlt
        postalCode/same|The postal code is the same|Die Postleitzahl ist gleich
        postalCode/same region|The postal codes are of one region|Die Postleitzahlen sind aus einer Region
        postalCode/different|The postal code is another|Die Postleitzahl ist eine andere
        postalCode/missing|A postal code is missing|Eine Postleitzahl fehlt
        phone/same|The telephone number is the same|Die Telefonnummer ist gleich
        phone/same exchange|The telephone numbers are of one exchange|Die Telefonnummern gehören zu einer Anlage
        phone/different|The telephone number is another|Die Telefonnummer ist eine andere
        phone/missing|A telephone number is missing|Eine Telefonnummer fehlt
        prior/always|How often leads belong to a known account|Wie oft Leads zu einer bekannten Firma gehören
        """;

    private static readonly FrozenDictionary<string, (string English, string German)> Texts = List
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'))
        .ToFrozenDictionary(parts => parts[0], parts => (parts[1], parts[2]));

    /// <summary>The kinds and levels that a decision can show.</summary>
    public static IEnumerable<string> Keys => Texts.Keys;

    /// <summary>The text of a level; kind and level themselves where no text is known.</summary>
    public static (string English, string German) Of(string kind, string level) =>
        Texts.TryGetValue($"{kind}/{level}", out var text) ? text : ($"{kind} {level}", $"{kind} {level}");
}
