using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping.Names;

/// <summary>What the words of names mean, folded: data, one table per purpose.</summary>
internal static class WordTables
{
    // Words that hold a name together and say nothing of whose it is.
    private static readonly FrozenSet<string> Linking = Set("""
        und u and et y e und fur for der die das des dem den im in am an zu zur zum vom the of von de di da do del della la le les el los las
        du van het der een och og i w the
        """);

    // Short for -> the word. Only what is used as such in names; a beginning of a word is understood without.
    private static readonly FrozenDictionary<string, string> Short = Map("""
        intl=international int'l=international natl=national amer=american gebr=gebruder gebrs=gebruder bros=brothers bro=brothers
        mfg=manufacturing mfr=manufacturing mgmt=management mgt=management mngt=management svc=service svcs=service serv=service grp=group gr=group gp=group
        tech=technology techn=technology techs=technology tec=technology technologie=technology technologien=technology sys=system syst=system
        res=resource dev=development hldg=holding hldgs=holding hdg=holding hldng=holding fin=financial finl=financial fincl=financial finance=financial
        ind=industry inds=industry industrie=industry industrien=industry industrial=industry inv=investment invt=investment invs=investment ppty=property ppties=property prop=property props=property
        mng=mining mtls=metal mtl=metal bkg=banking bk=bank bcp=bancorp bancshares=bancshare eng=engineering engr=engineering elec=electric electr=electronic
        chem=chemical pharma=pharmaceutical pharmac=pharmaceutical pharm=pharmaceutical labs=laboratory lab=laboratory univ=university inst=institute
        assoc=associate ass=associate asscs=associate dept=department ctr=center centre=center zentrum=center cntr=center comm=communication comms=communication commun=communication
        cda=canada usa=usa us=usa uk=uk de=deutschland dt=deutschland dtsch=deutsche germany=deutschland brd=deutschland europa=europe euro=europe nederland=netherland holland=netherland schweiz=switzerland suisse=switzerland osterreich=austria
        verw=verwaltung verwaltungs=verwaltung vertr=vertrieb vertriebs=vertrieb beteil=beteiligung beteiligungs=beteiligung handels=handel betriebs=betrieb grundstucks=grundstuck bauunternehmung=bauunternehmen
        vermogens=vermogen geschaftsfuhrungs=geschaftsfuhrung vermietungs=vermietung nachf=nachfolger nfg=nachfolger nachfl=nachfolger inh=inhaber fa=firma firma=firma
        ing=ingenieur dipl=diplom dr=doktor str=strasse st=sankt hr=herr fam=familie masch=maschine maschinen=maschine elektro=elektro transporte=transport
        therap=therapeutic biother=biotherapeutic med=medical ent=entertainment entmt=entertainment
        logistics=logistik consulting=consulting consult=consulting beratung=consulting beratungs=consulting solns=solution sol=solution sols=solution
        services=service dienstleistungen=dienstleistung dienstleistungs=dienstleistung co=company comp=company cos=company companie=company
        sohne=sohn sons=son associates=associate partners=partner systeme=system systems=system anlagen=anlage gruppe=group groupe=group gruppen=group grupo=group gruppo=group groep=group
        immob=immobilien hotels=hotel autohauser=autohaus steuerberatungs=steuerberatung wirtschaftsprufungs=wirtschaftsprufung
        """);

    // Endings of German compounds that only say "company": -gesellschaft, -ges.
    private static readonly string[] CompanyEndings = ["gesellschaft", "sgesellschaft", "ges"];

    /// <summary>True for a word that only links others.</summary>
    public static bool IsLinking(string word) => Linking.Contains(word);

    /// <summary>The one form of a word: what it is short for, without plural, linking s or "-gesellschaft". Idempotent.</summary>
    public static string Canonical(string word)
    {
        for (var turn = 0; turn < 4; turn++)
        {
            var next = Short.GetValueOrDefault(word) ?? Stem(word);
            if (next == word) return word;
            word = next;
        }
        return word;
    }

    private static string Stem(string word)
    {
        foreach (var ending in CompanyEndings)
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        if (word.Length > 5 && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        if (word.Length > 6 && word.EndsWith("ungs", StringComparison.Ordinal)) return word[..^1];
        return word.Length > 4 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static FrozenSet<string> Set(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToFrozenSet();

    private static FrozenDictionary<string, string> Map(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => Folding.Fold(entry).Split('=')).GroupBy(pair => pair[0]).ToFrozenDictionary(group => group.Key, group => group.First()[1]);
}
