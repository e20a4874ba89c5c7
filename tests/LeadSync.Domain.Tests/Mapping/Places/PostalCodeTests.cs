using LeadSync.Domain.Mapping.Places;

namespace LeadSync.Domain.Tests.Mapping.Places;

public sealed class PostalCodeTests
{
    [Theory]
    [InlineData("70173", "D-70173")]
    [InlineData("70173", "DE 70173")]
    [InlineData("8001", "CH-8001")]
    [InlineData("SW1A 1AA", "sw1a1aa")]
    [InlineData("1012 AB", "1012AB")]
    [InlineData("00-950", "00 950")]
    public void Code_is_the_same_in_every_spelling(string one, string other) => Assert.Equal(PostalCode.Pack(one), PostalCode.Pack(other));

    [Theory]
    [InlineData("70173", "70174", true)]
    [InlineData("70173", "71063", false)]
    [InlineData("01067", "1067", false)]
    [InlineData("SW1A 1AA", "SW7 2AZ", true)]
    public void Codes_of_one_region_begin_alike(string one, string other, bool same)
    {
        Assert.NotEqual(PostalCode.Pack(one), PostalCode.Pack(other));
        Assert.Equal(same, PostalCode.SameRegion(PostalCode.Pack(one), PostalCode.Pack(other)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("北京")]
    public void Text_without_a_code_is_none(string? text) => Assert.Equal(0UL, PostalCode.Pack(text));
}
