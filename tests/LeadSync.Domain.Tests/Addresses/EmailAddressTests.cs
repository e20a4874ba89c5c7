using LeadSync.Domain.Addresses;

namespace LeadSync.Domain.Tests.Addresses;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("  Ada.Lovelace+x@EXAMPLE.com\t", "ada.lovelace+x@example.com")]
    [InlineData("info@Müller.de", "info@xn--mller-kva.de")]
    [InlineData("info@xn--MLLER-kva.de", "info@xn--mller-kva.de")]
    [InlineData("o'brien@sub.example.co.uk", "o'brien@sub.example.co.uk")]
    [InlineData("jörg@example.de", "jörg@example.de")]
    [InlineData("jo\u0308rg@example.de", "j\u00f6rg@example.de")]
    public void Address_is_normalised(string text, string expected) =>
        Assert.Equal(expected, EmailAddress.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example.com.")]
    [InlineData("ada@exa mple.com")]
    [InlineData("ada@ example.com")]
    [InlineData("ada lovelace@example.com")]
    [InlineData("ada..l@example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("ada.@example.com")]
    [InlineData("ada@b@example.com")]
    [InlineData("\"ada l\"@example.com")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("ada@127.0.0.1")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@example-.com")]
    [InlineData("ada@exam_ple.com")]
    [InlineData("ada@example..com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada@example.com, bob@example.com")]
    [InlineData("ada\u0000@example.com")]
    public void Invalid_address_is_none(string text) => Assert.Null(EmailAddress.Parse(text));

    // Not in the table above: attributes are stored in UTF-8, which has no lone surrogates.
    [Fact]
    public void Half_a_surrogate_pair_is_invalid() => Assert.Null(EmailAddress.Parse("ada\ud800@example.com"));

    [Fact]
    public void Overlong_parts_are_invalid()
    {
        Assert.NotNull(EmailAddress.Parse(new string('a', 64) + "@example.com"));
        Assert.Null(EmailAddress.Parse(new string('a', 65) + "@example.com"));
        Assert.NotNull(EmailAddress.Parse($"a@{new string('b', 63)}.com"));
        Assert.Null(EmailAddress.Parse($"a@{new string('b', 64)}.com"));
    }
}
