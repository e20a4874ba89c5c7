using LeadSync.Domain.Mapping.Places;

namespace LeadSync.Domain.Tests.Mapping.Places;

public sealed class CityNameTests
{
    [Theory]
    [InlineData("München", "MUENCHEN")]
    [InlineData("München", "Munich")]
    [InlineData("Köln", "Cologne")]
    [InlineData("Zürich", "Zuerich")]
    [InlineData("Genf", "Genève")]
    [InlineData("Wien", "Vienna")]
    [InlineData("Warschau", "Warszawa")]
    [InlineData("Frankfurt am Main", "Frankfurt Main")]
    [InlineData("Straßburg", "Strasbourg")]
    public void Cities_of_every_spelling_are_the_same(string one, string other) => Assert.Equal(CityName.Words(one), CityName.Words(other));

    [Theory]
    [InlineData("Frankfurt an der Oder", "Frankfurt am Main")]
    [InlineData("Kiel", "Köln")]
    public void Cities_of_other_names_are_others(string one, string other) => Assert.NotEqual(CityName.Words(one), CityName.Words(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    public void Text_without_a_city_has_no_words(string? text) => Assert.Empty(CityName.Words(text));
}
