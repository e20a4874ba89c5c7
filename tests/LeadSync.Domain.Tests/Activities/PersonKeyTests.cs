using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Tests.Activities;

public sealed class PersonKeyTests
{
    [Theory]
    [InlineData("email:Ada@Example.com", "email:ada@example.com")]
    [InlineData("EMAIL: ada@example.com ", "email:ada@example.com")]
    [InlineData("cookie: 3F2a ", "cookie:3F2a")]
    [InlineData("Mautic:4711", "mautic:4711")]
    [InlineData("crm:lead:7", "crm:lead:7")]
    public void Key_is_normalised(string text, string expected)
    {
        var key = PersonKey.Parse(text);

        Assert.Equal(expected, key?.Value);
        Assert.Equal(key, PersonKey.Parse(key!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada@example.com")]
    [InlineData("email:ada@example")]
    [InlineData("email:")]
    [InlineData("cookie:  ")]
    [InlineData(":x")]
    [InlineData("my tool:x")]
    [InlineData("mautic:a\nb")]
    public void Text_that_names_nobody_is_no_key(string text) => Assert.Null(PersonKey.Parse(text));

    [Fact]
    public void Native_id_cannot_pose_as_an_address()
    {
        Assert.Null(PersonKey.Native("email", "not an address"));
        Assert.Null(PersonKey.Native("Cookie", "x"));
    }

    [Fact]
    public void Keys_sort_ordinally() =>
        Assert.Equal(
            ["cookie:a", "email:a@b.de", "mautic:1", "mautic:B", "mautic:a"],
            new[] { "mautic:a", "mautic:B", "mautic:1", "email:a@b.de", "cookie:a" }.Select(k => PersonKey.Parse(k)!).Order().Select(k => k.Value));
}
