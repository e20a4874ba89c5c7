using LeadSync.Domain.Mapping.Places;

namespace LeadSync.Domain.Tests.Mapping.Places;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("DE", "Germany")]
    [InlineData("de", "DEU")]
    [InlineData("Deutschland", "Federal Republic of Germany")]
    [InlineData("Österreich", "AT")]
    [InlineData("Oesterreich", "Austria")]
    [InlineData("Schweiz", "Suisse")]
    [InlineData("CH", "Switzerland")]
    [InlineData("UK", "GB")]
    [InlineData("England", "United Kingdom")]
    [InlineData("U.S.A.", "United States of America")]
    [InlineData("US", "USA")]
    [InlineData("The Netherlands", "Niederlande")]
    [InlineData("España", "ESP")]
    [InlineData("Türkei", "Turkey")]
    [InlineData("Atlantis", "ATLANTIS")]
    public void Country_of_every_spelling_is_the_same(string one, string other) => Assert.Equal(CountryCode.Of(one), CountryCode.Of(other));

    [Theory]
    [InlineData("DE", "DK")]
    [InlineData("Austria", "Australia")]
    [InlineData("Atlantis", "Utopia")]
    [InlineData("Atlantis", "DE")]
    public void Countries_are_told_apart_known_or_not(string one, string other)
    {
        Assert.NotEqual(CountryCode.Of(one), CountryCode.Of(other));
        Assert.NotEqual(0, CountryCode.Of(one));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("--")]
    public void Text_without_a_country_is_none(string? text) => Assert.Equal(0, CountryCode.Of(text));
}
