using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping;

/// <summary>
/// The suffixes of more than one label under which companies register names. One label (.com, .de) is always a suffix;
/// of the many longer ones of the public suffix list these are the ones that companies' addresses are found under.
/// </summary>
internal static class PublicSuffixes
{
    // Top level: the second levels that anybody may register under.
    private const string Countries = """
        ae: ac co gov mil net org sch
        ar: com edu gob gov int mil net org tur
        at: ac co gv or
        au: asn com edu gov id net org
        ba: com edu gov net org
        bd: com edu gov net org
        bh: com edu gov net org
        bo: com edu gob net org
        br: adm adv agr art blog com eco edu eng esp etc far flog gov ind inf jus mil net org srv tur tv wiki
        bw: co org
        by: com gov mil of
        cl: co gob gov
        cn: ac bj com edu fj gd gov gs gx gz ha hb he hi hk hl hn jl js jx ln mil mo net nm nx org qh sc sd sh sn sx tj tw xj xz yn zj
        co: com edu gov mil net nom org
        cr: ac co ed fi go or sa
        cy: ac biz com gov ltd net org
        do: com edu gob gov net org web
        ec: com edu fin gob gov info med net org pro
        eg: com edu gov net org sci
        es: com edu gob nom org
        fj: ac biz com info name net org pro
        fr: asso com gouv nom prd tm
        ge: com edu gov net org pvt
        gg: co net org
        gh: com edu gov org
        gr: com edu gov net org
        gt: com edu gob ind net org
        hk: com edu gov idv net org
        hn: com edu gob net org
        hu: co info org
        id: ac biz co desa go mil my net or sch web
        il: ac co gov idf k12 muni net org
        im: ac co com net org
        in: ac co edu firm gen gov ind mil net nic org res
        iq: com edu gov net org
        it: edu gov
        je: co net org
        jm: com edu gov net org
        jo: com edu gov net org
        jp: ac ad co ed go gr lg ne or
        ke: ac co go info me mobi ne or sc
        kh: com edu gov net org
        kr: ac co go kg mil ne or pe re
        kw: com edu emb gov ind net org
        kz: com edu gov mil net org
        lb: com edu gov net org
        lk: com edu gov net org
        ly: com edu gov net org
        ma: ac co gov net org press
        mk: com edu gov inf name net org
        mm: com edu gov net org
        mt: com edu net org
        mu: ac co com gov net or org
        mx: com edu gob net org
        my: biz com edu gov mil name net org
        mz: ac co gov net org
        na: co com org
        ng: com edu gov mobi name net org sch
        ni: co com edu gob net org
        np: com edu gov net org
        nz: ac co cri geek gen govt health iwi kiwi maori mil net org parliament school
        om: co com edu gov med net org
        pa: ac com edu gob net org
        pe: com edu gob mil net nom org
        pg: ac com gov net org
        ph: com edu gov i net ngo org
        pk: biz com edu fam gob gok gov info net org web
        pl: biz com edu gov info net org waw
        pr: biz com edu gov info isla name net org pro
        pt: com edu gov int nome org publ
        py: com coop edu gov mil net org
        qa: com edu gov name net org
        ro: arts com firm info nom nt org rec store tm www
        rs: ac co edu gov in org
        ru: com msk net org pp spb
        sa: com edu gov med net org pub sch
        sg: com edu gov net org per
        sv: com edu gob org red
        th: ac co go in mi net or
        tn: com ens fin gov ind info intl nat net org
        tr: av bbs bel biz com dr edu gen gov info k12 kep name net org pol tel tv web
        tt: biz co com info name net org pro
        tw: club com ebiz edu game gov idv mil net org
        tz: ac co go hotel info me mobi ne or sc tv
        ua: co com edu gov in kharkov kiev kyiv lviv net odessa org pp
        ug: ac co com go ne or org sc
        uk: ac co gov ltd me net nhs org plc police sch
        uy: com edu gub mil net org
        uz: co com net org
        ve: co com edu gob gov info net org web
        vn: ac biz com edu gov health info name net org pro
        za: ac agric alt co edu gov law mil net ngo nom org school web
        zm: ac co com gov net org
        zw: ac co gov org
        """;

    // Platforms that give each customer a name of its own below theirs.
    private const string Platforms = """
        azurewebsites.net blogspot.com br.com business.site cn.com co.com com.de com.se de.com eu.com firebaseapp.com
        github.io gitlab.io gr.com herokuapp.com hu.com jimdo.com jimdofree.com jimdosite.com jp.net jpn.com myshopify.com
        netlify.app onmicrosoft.com pages.dev ru.com sa.com se.net squarespace.com uk.com uk.net us.com vercel.app web.app
        webflow.io weebly.com wixsite.com wordpress.com za.com
        """;

    private static readonly FrozenSet<string> Long = Read().ToFrozenSet();

    /// <summary>The name directly below the suffix, which is what one registers; null where the domain is itself a suffix.</summary>
    public static string? RegistrableOf(string domain)
    {
        var last = domain.LastIndexOf('.');
        var second = last <= 0 ? -1 : domain.LastIndexOf('.', last - 1);
        if (!Long.Contains(domain[(second + 1)..]))
            return domain[(second + 1)..];
        return second <= 0 ? null : domain[(domain.LastIndexOf('.', second - 1) + 1)..];
    }

    private static IEnumerable<string> Read()
    {
        foreach (var line in Countries.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            foreach (var second in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return $"{second}.{line[..line.IndexOf(':', StringComparison.Ordinal)]}";
        foreach (var platform in Platforms.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            yield return platform;
    }
}
