using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Tests.Activities;

public sealed class ActivityKindTests
{
    [Fact]
    public void Known_kinds_are_the_thirty_of_the_domain_and_read_back()
    {
        Assert.Equal(30, ActivityKind.Known.Count());
        Assert.All(ActivityKind.Known, kind => Assert.Same(kind, ActivityKind.Parse(kind.Name)));
    }

    [Theory]
    [InlineData("custom:quiz", true)]
    [InlineData("custom:", false)]
    [InlineData("custom:two words", false)]
    [InlineData("Email_Open", false)]
    [InlineData("opened", false)]
    [InlineData("", false)]
    public void Kind_is_known_or_custom(string name, bool valid) => Assert.Equal(valid, ActivityKind.Parse(name) is not null);

    [Fact]
    public void Custom_kinds_of_one_name_are_equal() =>
        Assert.Equal(ActivityKind.Parse("custom:quiz"), ActivityKind.Parse("custom:quiz"));
}
