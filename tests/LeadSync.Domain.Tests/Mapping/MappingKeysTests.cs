using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class MappingKeysTests
{
    private static readonly AccountIdentity Account = Book.Account("a", "Nordwerk Anlagenbau GmbH", "Kiel", "https://www.nordwerk.example/", "gmx.de") with { OtherNames = ["Hafenwerft Sieben"] };

    [Theory]
    [InlineData("NORDWERK", null)]
    [InlineData("Hafenwerft", null)]
    [InlineData("Nordwrek Anl. GmbH", null)]
    [InlineData("Mordwerk", null)]
    [InlineData(null, "ada@mail.nordwerk.example")]
    [InlineData("Somebody else", "ada@nordwerk.example")]
    public void Lead_that_may_be_the_accounts_shares_a_key(string? company, string? email) =>
        Assert.True(MappingKeys.Of(new LeadIdentity { Company = company, Email = email }).Overlaps(MappingKeys.Of(Account)));

    [Theory]
    [InlineData("Ostrau Papier", null)]
    [InlineData("Ostrau Papier GmbH", null)]
    [InlineData("Ostrau Verwaltungs GmbH & Co. KG", null)]
    [InlineData(null, "ada@gmx.de")]
    [InlineData(null, null)]
    public void Lead_that_cannot_be_the_accounts_shares_none(string? company, string? email) =>
        Assert.False(MappingKeys.Of(new LeadIdentity { Company = company, Email = email }).Overlaps(MappingKeys.Of(Account)));

    [Fact]
    public void Website_is_a_key_like_the_address() =>
        Assert.Contains("domain:nordwerk.example", MappingKeys.Of(new LeadIdentity { Website = "http://shop.nordwerk.example" }));
}
