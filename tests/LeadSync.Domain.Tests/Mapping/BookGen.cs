using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

/// <summary>Random books of few words, domains and cities, so that homonyms, shared domains, families and ties really happen.</summary>
internal static class BookGen
{
    private static readonly string[] Heads = ["Nordwerk", "Südwerk", "Müller", "Halden", "Zwymbrox", "Ostrau", "Straßer", "Weiler"];
    private static readonly string[] Tails = ["", " Anlagenbau", " Maschinenbau", " Verwaltung", " Holding", " Söhne", " Nord", " II"];
    private static readonly string[] Forms = ["", " GmbH", " AG", " GmbH & Co. KG", " Inc.", " e.K."];
    private static readonly string?[] Cities = [null, null, "Kiel", "Passau", "Bad Tölz"];
    private static readonly string[] Domains = ["nordwerk.example", "shop.nordwerk.example", "halden.example", "mueller.example", "gmx.de"];

    public static Arbitrary<Made> Cases =>
        (from names in Name.ListOf(24)
         from others in Gen.OneOf(Gen.Constant((string?)null), Name.Select(name => (string?)name)).ListOf(24)
         from cities in Gen.Elements(Cities).ListOf(24)
         from domains in Gen.Elements(Domains).ListOf(24)
         from owns in Gen.Choose(0, 3).ListOf(24)
         from count in Gen.Choose(1, 24)
         from lead in Lead
         from seed in Gen.Choose(1, 1_000_000)
         select new Made([.. Enumerable.Range(0, count).Select(at => new AccountIdentity
         {
             Id = $"a{at:00}",
             Name = names[at],
             OtherNames = others[at] is { } other && at % 4 == 0 ? [other] : [],
             City = cities[at],
             Domains = owns[at] == 0 ? [domains[at]] : [],
             ParentId = at % 5 == 1 ? $"a{at - 1:00}" : null,
             IsTarget = at % 7 == 0,
         })], lead, seed)).ToArbitrary();

    private static Gen<string> Name => from head in Gen.Elements(Heads) from tail in Gen.Elements(Tails) from form in Gen.Elements(Forms) select head + tail + form;

    private static Gen<LeadIdentity> Lead =>
        from company in Name
        from city in Gen.Elements(Cities)
        from domain in Gen.Elements([null, null, .. Domains.Select(domain => (string?)("ada@" + domain)), "ada@else.example"])
        from country in Gen.Elements(null, "DE")
        select new LeadIdentity { Company = company, City = city, Email = domain, Country = country };

    internal sealed record Made(IReadOnlyList<AccountIdentity> Accounts, LeadIdentity Lead, int Seed)
    {
        public IReadOnlyList<AccountIdentity> Shuffled()
        {
            var copy = Accounts.ToArray();
            new Random(Seed).Shuffle(copy);
            return copy;
        }

        /// <summary>What stood there before, which of it went, and what is new or otherwise now.</summary>
        public (IReadOnlyList<AccountIdentity> Old, IReadOnlyList<string> Removed, IReadOnlyList<AccountIdentity> Changed) Change()
        {
            var shuffled = Shuffled();
            var changed = shuffled.Take(shuffled.Count / 3).ToList();
            var removed = shuffled.Skip(shuffled.Count / 3).Take(shuffled.Count / 5).Select(account => account.Id).ToList();
            var old = shuffled.Where((_, at) => at % 2 == 0 || at >= changed.Count)
                .Select(account => changed.Contains(account) ? account with { Name = "Wesselmann Druckguss", Domains = [] } : account).ToList();
            return (old, removed, changed);
        }
    }
}
