using System.Collections.Frozen;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Places;

/// <summary>A city's name as it is compared: its words folded, in one language.</summary>
internal static class CityName
{
    // What a city is called abroad -> at home, folded.
    private static readonly FrozenDictionary<string, string> Abroad = Map("""
        cologne=koln munich=munchen nuremberg=nurnberg vienna=wien zuerich=zurich geneva=genf geneve=genf basle=basel berne=bern lucerne=luzern hanover=hannover brunswick=braunschweig
        brussels=brussel bruxelles=brussel antwerp=antwerpen anvers=antwerpen ghent=gent bruges=brugge hague=haag milan=milano mailand=milano rome=roma rom=roma turin=torino
        florence=firenze florenz=firenze naples=napoli neapel=napoli venice=venezia venedig=venezia genoa=genova genua=genova lisbon=lisboa lissabon=lisboa seville=sevilla
        warsaw=warszawa warschau=warszawa krakow=krakau cracow=krakau prague=praha prag=praha copenhagen=kobenhavn kopenhagen=kobenhavn gothenburg=goteborg moscow=moskau athens=athen
        strasbourg=strassburg beijing=peking
        """);

    /// <summary>The words of a city's name; none where there is none.</summary>
    public static string[] Words(string? city) => city is null
        ? []
        : [.. NameWords.Read(city).Select(word => word.Text).Where(word => !WordTables.IsLinking(word)).Select(word => Abroad.GetValueOrDefault(word, word))];

    private static FrozenDictionary<string, string> Map(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split('=')).ToFrozenDictionary(pair => Folding.Fold(pair[0]), pair => Folding.Fold(pair[1]));
}
