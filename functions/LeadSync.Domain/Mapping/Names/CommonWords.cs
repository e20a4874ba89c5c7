using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping.Names;

/// <summary>
/// How common words are in names of companies at large: data. An account list alone does not know: in a small one every
/// word is rare. A rough guess of ours by size; what a list shows outweighs it as the list grows.
/// </summary>
internal static class CommonWords
{
    // One in so many names has the word.
    private const string List = """
        30: verwaltung holding group international immobilien service beteiligung
        70: technology energy resource bau handel gesellschaft management financial capital vertrieb betrieb system grundstuck technik industry pharmaceutical therapeutic gold solution investment mining bank bancorp acquisition
        150: auto autohaus elektro deutschland consulting transport logistik hotel haus partner medical media software trading metal power global china india american first new health development steurberatung vermogen software solar real estate life science trust property digital chemical electric electronic engineering steel
        300: hans karl peter heinrich wilhelm josef franz georg hermann werner friedrich fritz ernst heinz otto walter paul carl michael wolfgang gerhard ludwig martin thomas andreas klaus jurgen dieter helmut rudolf robert alfred erich horst muller schmidt schneider fischer meyer meier weber wagner becker schulz hoffmann koch baur richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange krause lehmann kohler maier huber
        300: sohn gebruder nachfolger dr stadt nord sud ost west bad land center markt haustechnik sanitar heizung metallbau holzbau tiefbau hochbau stahlbau maschinenbau anlagenbau wohnbau bauunternehmen bautrager mobel garten verlag druck reise mode spedition treuhand projekt invest design marketing dental steur rechtsanwalt wirtschaftsprufung versicherung makler finanz grundbesitz windpark anlage industrie product food beverage brand network communication data security biotech bio pharma oil gas copper silver lithium uranium exploration mineral water material construction insurance entertainment education home retail star enterprise venture fund reit infrastructure partnership united national pacific asia europe german germany nederland switzerland austria canada australia japan thai green blue golden advanced general
        800: berlin hamburg munchen koln frankfurt stuttgart dusseldorf leipzig dresden hannover nurnberg bremen essen dortmund wien zurich basel bern london paris amsterdam rotterdam brussel shanghai beijing shenzhen jiangsu zhejiang tokyo sydney york bayern sachsen hessen pfalz rhein main ruhr
        800: ambulant pflege apotheke arzt backerei metzgerei brauerei druckerei schreinerei tischlerei zimmerei gartnerei fleischerei kosmetik friseur reinigung gebaudereinigung zahntechnik labor kino theater sport fitness reisen event catering gastronomie restaurant cafe gasthof pension camping fahrschule akademie schule institut stiftung verein club buro ingenieur architekt planung vermessung
        """;

    /// <summary>The share of names with a word that no table knows.</summary>
    private const double Unknown = 1.0 / 40_000;

    private static readonly FrozenDictionary<string, double> Shares = Read();

    /// <summary>The share of all companies' names that have the word, from 0 to 1.</summary>
    public static double Share(string word) => Shares.GetValueOrDefault(word, Unknown);

    private static FrozenDictionary<string, double> Read()
    {
        var shares = new Dictionary<string, double>();
        foreach (var line in List.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var share = 1.0 / int.Parse(line[..colon], System.Globalization.CultureInfo.InvariantCulture);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) shares.TryAdd(WordTables.Canonical(Folding.Fold(word)), share);
        }
        return shares.ToFrozenDictionary();
    }
}
