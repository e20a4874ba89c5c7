using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Functions.State.Tables;

namespace LeadSync.Functions.Tests.State.Tables;

public sealed class KeyEncodingTests
{
    private static readonly Gen<string> Names = Gen.Elements("-", ".", "/", "0", "!", "~", " ", "a", "z", "{", "|", "}", "#", "?", "\\", "%", "'", "\u0001", "\u007f", "\u0080", "ü", "日", "🎈", "@", ":", "_")
        .ArrayOf().Select(string.Concat).Where(name => name.Length is > 0 and < 60);

    [Theory]
    [InlineData("a:2026-11-24:x_1", "a:2026-11-24:x_1")]
    [InlineData("a/b", "a.~2fb")]
    [InlineData("a b", "a!20b")]
    [InlineData("!~", "!21|~7e")]
    [InlineData("ü", "|~c3|~bc")]
    public void Name_becomes_a_key_that_people_can_read(string name, string key) => Assert.Equal(key, KeyEncoding.Encode(name));

    [Fact]
    public void Key_is_read_back_as_its_name() => Check.QuickThrowOnFailure(
        Prop.ForAll(Names.ToArbitrary(), name => KeyEncoding.Decode(KeyEncoding.Encode(name)) == name));

    [Fact]
    public void Keys_have_the_order_of_their_names() => Check.QuickThrowOnFailure(
        Prop.ForAll(Names.Two().ToArbitrary(), pair =>
            Math.Sign(string.CompareOrdinal(KeyEncoding.Encode(pair.Item1), KeyEncoding.Encode(pair.Item2)))
            == Math.Sign(Encoding.UTF8.GetBytes(pair.Item1).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(pair.Item2)))));

    [Fact]
    public void Keys_hold_only_what_the_service_and_an_address_take() => Check.QuickThrowOnFailure(
        Prop.ForAll(Names.ToArbitrary(), name => KeyEncoding.Encode(name).All(c => char.IsAsciiLetterOrDigit(c) || "-.:;=@_|!~".Contains(c, StringComparison.Ordinal))));

    [Fact]
    public void Name_too_long_for_a_key_gets_one_that_fits_and_is_its_own()
    {
        var (one, other) = (new string('ü', 300) + "a", new string('ü', 300) + "b");
        Assert.True(KeyEncoding.IsTooLong(one));
        Assert.Equal(KeyEncoding.Longest, KeyEncoding.Encode(one).Length);
        Assert.NotEqual(KeyEncoding.Encode(one), KeyEncoding.Encode(other));
    }

    [Fact]
    public void Bounds_hold_every_name_between_them() => Check.QuickThrowOnFailure(
        Prop.ForAll(Names.Select(name => string.Concat(Enumerable.Repeat(name, 30))).ToArbitrary(), name =>
        {
            var key = KeyEncoding.Encode(name + "x");
            return string.CompareOrdinal(KeyEncoding.LowerBound(name), key) <= 0 && string.CompareOrdinal(key, KeyEncoding.UpperBound(name + "y")) < 0;
        }));

    [Theory]
    [InlineData("!2")]
    [InlineData("a~g0")]
    public void Key_of_another_program_is_refused(string key) => Assert.Throws<FormatException>(() => KeyEncoding.Decode(key));
}
