using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping.Names;

/// <summary>
/// The legal forms of companies as they stand in names, folded, in words: data. A form of several words is found before
/// one of fewer. A form in brackets counts only behind the first word, because it may be a word of a name.
/// </summary>
internal static class LegalForms
{
    private const string List = """
        LimitedGerman: gmbh, mbh, gesellschaft mbh, gesellschaft mit beschrankter haftung, mit beschrankter haftung, ges mbh, gesmbh, gesellschaft m b h, ggmbh, gug
        LimitedGerman: ug, ug haftungsbeschrankt, unternehmergesellschaft haftungsbeschrankt, unternehmergesellschaft, haftungsbeschrankt, gmbh i l, gmbh il, kft, doo, sro, spol sro, sp zoo, spzoo, zoo, sp z oo, spolka zoo, spolka z ograniczona odpowiedzialnoscia
        LimitedGerman: (sarl), societe a responsabilite limitee, (sagl), (gcv), ood, eood, uab, sia, osauhing
        StockGerman: ag, aktiengesellschaft, ag i l, (zrt), (nyrt), (dd), (ad), (ead)
        LimitedPartnership: kg, kommanditgesellschaft, kgaa, kommanditgesellschaft auf aktien, kg auf aktien, gmbh co kg, gmbh cokg, gmbh kg, gmbh co, gmbh co kommanditgesellschaft, ag co kg, ag co kgaa, se co kgaa, se co kg, ug haftungsbeschrankt co kg, ug co kg, co kg, cokg, mbh co kg, mbh co, stiftung co kg, gmbh co kgaa, ltd co kg, limited co kg, gesellschaft mit beschrankter haftung co kg, mit beschrankter haftung co kg, gesellschaft mit beschrankter haftung co kommanditgesellschaft, mit beschrankter haftung co kommanditgesellschaft, gesellschaft mit beschrankter haftung co, haftungsbeschrankt co kg, co kommanditgesellschaft, co kgaa, komm ges
        Partnership: ohg, offene handelsgesellschaft, gmbh co ohg, gmbh ohg, co ohg, mbh co ohg, gbr, gesellschaft burgerlichen rechts, gesbr, partg, partg mbb, partgmbb, mbb, partnerschaftsgesellschaft, partnerschaft mbb, offene handels gesellschaft, (vof), (snc), (maatschap)
        SoleTrader: (ek), (eu), (efr), (ekfr), (ekfm), e kfm, e kfr, eingetragener kaufmann, eingetragene kauffrau, einzelunternehmen, einzelfirma, (inh), (inhaber), (inhaberin), inhaber, inhaberin
        Association: (ev), eingetragener verein
        Cooperative: (eg), genossenschaft, eingetragene genossenschaft, scpa, scarl, societa cooperativa, societe cooperative, (coop), (sce), (sccl)
        European: (se), societas europaea
        Corporation: inc, incorporated, corp, corporation, (company), (co), (companies), (cos), co inc, (cie), co corp, corporation limited, (compagnie), (comp)
        Limited: ltd, limited, ltee, limitee, pty, pty ltd, pty limited, pvt, pvt ltd, private limited, pte, pte ltd, sdn bhd, co ltd, co limited, company limited, company ltd, co pvt ltd, corp ltd, corporation ltd, (cv), gk, kk, kabushiki kaisha, kabushiki gaisha, (ooo), (ltda), (limitada), (lda), (sdad ltda), (cia ltda)
        PublicLimited: plc, public limited company, public company limited, public company, (publ), (tbk), berhad, bhd, (oyj), ab publ, oyj abp, (abp), public joint stock company, pjsc, ojsc, (pao), (oao), (pt), (jsc), joint stock company, open joint stock company, (sab), (sab de cv), (sa de cv), (sapi de cv)
        LimitedLiability: llc, llp, (lp), (lllp), limited liability company, limited partnership, limited liability partnership, (pllc)
        LimitedRomance: bv, besloten vennootschap, bvba, (srl), srl unipersonale, societa a responsabilita limitata, eurl, (sl), (slu), sociedad limitada, sociedad responsabilidad limitada, (aps), anpartsselskab, (oy), osakeyhtio, sas, sasu, societe par actions simplifiee, (sc), (sci), (sprl), (ou)
        StockRomance: nv, naamloze vennootschap, (sa), (sau), societe anonyme, sociedad anonima, (spa), societa per azioni, (as), (asa), aktieselskab, aksjeselskap, allmennaksjeselskap, (ab), aktiebolag, anonim sirketi, anonim ortakligi, (sca), (saa), (sapa), (scs), spolka akcyjna, (hf), (ehf), (sgps), (sicav)
        """;

    private static readonly FrozenDictionary<string, (LegalForm Form, bool NeverFirst)> Forms = Read();
    private static readonly FrozenSet<string> Starts = Forms.Keys.Select(form => form.Split(' ')[0]).ToFrozenSet();

    /// <summary>The most words a form has.</summary>
    public static readonly int Longest = Forms.Keys.Max(form => form.Split(' ').Length);

    /// <summary>True where a form may begin with the word.</summary>
    public static bool Begins(string word) => Starts.Contains(word);

    /// <summary>The form that the words are, or <see cref="LegalForm.None"/>.</summary>
    /// <param name="words">One space between.</param>
    /// <param name="isFirst">Whether nothing stands before them.</param>
    public static LegalForm Find(string words, bool isFirst) =>
        Forms.TryGetValue(words, out var found) && !(found.NeverFirst && isFirst) ? found.Form : LegalForm.None;

    private static FrozenDictionary<string, (LegalForm, bool)> Read()
    {
        var forms = new Dictionary<string, (LegalForm, bool)>();
        foreach (var line in List.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var form = Enum.Parse<LegalForm>(line[..colon]);
            foreach (var entry in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries))
                forms.TryAdd(Words(entry.Trim('(', ')')), (form, entry[0] == '('));
        }
        return forms.ToFrozenDictionary();
    }

    private static string Words(string entry) =>
        string.Join(' ', Folding.Fold(entry).Split(' ').Where(word => !WordTables.IsLinking(word)));
}
