using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

/// <summary>Accounts, and leads to be found among them.</summary>
internal sealed class Book(params AccountIdentity[] accounts)
{
    /// <summary>Accounts that have nothing to do with one another nor with anything a test is about.</summary>
    public static readonly IReadOnlyList<AccountIdentity> Strangers =
    [
        Account("brandt", "Brandt Feinkost GmbH & Co. KG", "Lübeck"), Account("kessler", "Kessler Optik AG", "Jena"),
        Account("weiler", "Weiler Werkzeugmaschinen GmbH", "Emskirchen"), Account("tromm", "Tromm Reisebüro e.K.", "Kiel"),
    ];

    public RememberedDecisions Remembered { get; init; } = RememberedDecisions.Empty;

    public MappingSettings Settings { get; init; } = MappingSettings.Default;

    public static AccountIdentity Account(string id, string name, string? city = null, params string[] domains) =>
        new() { Id = id, Name = name, City = city, Domains = domains };

    public MappingDecision Decide(LeadIdentity lead) => new AccountMatcher(AccountIndex.Build([.. Strangers, .. accounts]), Remembered, Settings).Decide(lead);

    public MappingDecision Decide(string? company = null, string? email = null, string? city = null) =>
        Decide(new LeadIdentity { Company = company, Email = email, City = city });
}
