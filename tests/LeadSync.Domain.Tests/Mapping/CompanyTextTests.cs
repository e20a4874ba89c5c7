using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class CompanyTextTests
{
    [Theory]
    [InlineData("  Müller,  MASCHINEN-GmbH ", "muller maschinen gmbh")]
    [InlineData("H & M", "hm")]
    [InlineData("o'Neill", "oneill")]
    [InlineData("", "")]
    [InlineData("---", "")]
    public void Text_is_its_folded_words(string text, string normal) => Assert.Equal(normal, CompanyText.Normalize(text));

    [Fact]
    public void Legal_form_is_part_of_the_text() => Assert.NotEqual(CompanyText.Normalize("Müller GmbH"), CompanyText.Normalize("Müller AG"));
}
