using LeadSync.Domain.Mapping.Places;

namespace LeadSync.Domain.Tests.Mapping.Places;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+49 431 5550123", "0431 555-0123")]
    [InlineData("+49 (0)431 5550123", "0049 431 / 555 01 23")]
    [InlineData("+1 (202) 555-0143", "202.555.0143")]
    [InlineData("tel:+442079460123", "020 7946 0123")]
    public void Number_is_the_same_at_home_and_from_abroad(string one, string other) => Assert.Equal(PhoneNumber.Pack(one), PhoneNumber.Pack(other));

    [Theory]
    [InlineData("0431 5550123", "0431 5550999", true)]
    [InlineData("0431 5550123", "0431 5560123", false)]
    public void Numbers_of_one_exchange_differ_in_the_last_three_digits(string one, string other, bool same)
    {
        Assert.NotEqual(PhoneNumber.Pack(one), PhoneNumber.Pack(other));
        Assert.Equal(same, PhoneNumber.SameExchange(PhoneNumber.Pack(one), PhoneNumber.Pack(other)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("112")]
    [InlineData("000000000")]
    [InlineData("n/a")]
    public void Text_without_a_number_of_a_company_is_none(string? text) => Assert.Equal(0UL, PhoneNumber.Pack(text));
}
