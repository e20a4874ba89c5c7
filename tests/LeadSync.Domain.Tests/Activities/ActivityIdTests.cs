using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Tests.Activities;

public sealed class ActivityIdTests
{
    private const string Content = """
        "kind":"form_submit","source":"web","keys":["cookie:c","email:a@b.de"],"properties":{"x":1,"y":"2"}
        """;

    [Theory]
    [InlineData("""{"occurredAt":"2026-11-21T11:00:00+01:00","receivedAt":"2026-11-22T00:00:00Z","properties":{"y":"2","x":1.0},"keys":["email:A@b.de","cookie:c"],"source":"web","kind":"form_submit"}""", true)]
    [InlineData("""{"occurredAt":"2026-11-21T10:00:01Z","receivedAt":"2026-11-21T10:00:00Z","properties":{"y":"2","x":1},"keys":["email:a@b.de","cookie:c"],"source":"web","kind":"form_submit"}""", false)]
    [InlineData("""{"occurredAt":"2026-11-21T10:00:00Z","receivedAt":"2026-11-21T10:00:00Z","properties":{"y":"2","x":"1"},"keys":["email:a@b.de","cookie:c"],"source":"web","kind":"form_submit"}""", false)]
    public void Content_alone_decides_the_id(string other, bool same)
    {
        var one = Read($$"""{"occurredAt":"2026-11-21T10:00:00Z","receivedAt":"2026-11-21T10:00:00Z",{{Content}}}""");

        Assert.Matches("^sha256-[0-9a-f]{64}$", one.Id);
        Assert.Equal(same, one.Id == Read(other).Id);
    }

    [Fact]
    public void Hash_stays_what_it_was_when_it_was_first_stored() =>
        Assert.Equal(Golden, ActivityId.Of(Some.Activity()));

    [Fact]
    public void Id_of_the_source_is_kept() => Assert.Equal("a1", ActivityId.Complete(Some.Activity()).Id);

    private const string Golden = "sha256-eb5c7735d66dff02e07869c37066ca1bb72f20979c946c5a851a2060cb4e7f29";

    private static Activity Read(string json) => ActivityJson.Read(JsonDocument.Parse(json).RootElement).Activity!;
}
