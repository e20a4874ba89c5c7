using System.Collections.Frozen;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Places;

/// <summary>A country as a number; 0 is none. What no table knows is told apart by its letters.</summary>
internal static class CountryCode
{
    // ISO 3166-1 alpha-2, alpha-3, then names in English, German and the country's own languages.
    private const string List = """
        de deu germany,deutschland,allemagne,federal republic of germany,bundesrepublik deutschland,brd,duitsland
        at aut austria,osterreich,autriche
        ch che switzerland,schweiz,suisse,svizzera
        li lie liechtenstein
        us usa united states,united states of america,vereinigte staaten,vereinigte staaten von amerika,america,amerika,etats unis
        gb gbr united kingdom,great britain,vereinigtes konigreich,grossbritannien,england,scotland,wales,northern ireland,uk
        ie irl ireland,irland,eire
        fr fra france,frankreich
        nl nld netherlands,the netherlands,niederlande,nederland,holland
        be bel belgium,belgien,belgie,belgique
        lu lux luxembourg,luxemburg
        it ita italy,italien,italia
        es esp spain,spanien,espana
        pt prt portugal
        pl pol poland,polen,polska
        cz cze czech republic,czechia,tschechien,tschechische republik,cesko
        sk svk slovakia,slowakei
        si svn slovenia,slowenien
        hu hun hungary,ungarn,magyarorszag
        ro rou romania,rumanien
        bg bgr bulgaria,bulgarien
        hr hrv croatia,kroatien,hrvatska
        gr grc greece,griechenland,hellas
        dk dnk denmark,danemark,danmark
        se swe sweden,schweden,sverige
        no nor norway,norwegen,norge
        fi fin finland,finnland,suomi
        is isl iceland,island
        ee est estonia,estland
        lv lva latvia,lettland
        lt ltu lithuania,litauen
        ru rus russia,russland,russian federation
        ua ukr ukraine
        tr tur turkey,turkei,turkiye
        il isr israel
        ae are united arab emirates,vereinigte arabische emirate
        sa sau saudi arabia,saudi arabien
        in ind india,indien
        cn chn china,peoples republic of china,volksrepublik china
        hk hkg hong kong,hongkong
        tw twn taiwan
        jp jpn japan
        kr kor south korea,korea,sudkorea,republic of korea
        sg sgp singapore,singapur
        my mys malaysia
        th tha thailand
        id idn indonesia,indonesien
        ph phl philippines,philippinen
        vn vnm vietnam
        au aus australia,australien
        nz nzl new zealand,neuseeland
        ca can canada,kanada
        mx mex mexico,mexiko
        br bra brazil,brasilien,brasil
        ar arg argentina,argentinien
        cl chl chile
        co col colombia,kolumbien
        za zaf south africa,sudafrika
        eg egy egypt,agypten
        mt mlt malta
        cy cyp cyprus,zypern
        """;

    private static readonly FrozenDictionary<string, int> Codes = Read();

    /// <summary>The number of a country given by name or code.</summary>
    public static int Of(string? text)
    {
        if (text is null) return 0;
        var words = string.Join(' ', NameWords.Read(text).Select(word => word.Text));
        if (words.Length == 0) return 0;
        return Codes.TryGetValue(words, out var code) ? code : 1_000 + (int)(Index.WordList.Hash(words) % 1_000_000_000);
    }

    private static FrozenDictionary<string, int> Read()
    {
        var codes = new Dictionary<string, int>();
        var number = 0;
        foreach (var line in List.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            foreach (var name in line[7..].Split(',').Append(line[..2]).Append(line[3..6]))
                codes.TryAdd(string.Join(' ', NameWords.Read(name).Select(word => word.Text)), number);
        }
        return codes.ToFrozenDictionary();
    }
}
