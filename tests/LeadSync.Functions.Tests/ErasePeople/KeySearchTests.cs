using System.Text;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.ErasePeople;

namespace LeadSync.Functions.Tests.ErasePeople;

public sealed class KeySearchTests
{
    [Theory]
    [InlineData("na@example.com", "{\"email\":\"NA@example.com\"}", true)]
    [InlineData("na@example.com", "to na@example.com.", true)]
    [InlineData("na@example.com", "line\nna@example.com", true)]
    [InlineData("na+x@example.com", "{\"email\":\"na+x@example.com\"}", true)]
    [InlineData("na@example.com", "{\"email\":\"anna@example.com\"}", false)]
    [InlineData("na@example.com", "an+na@example.com", false)]
    [InlineData("na@example.com", "na@example.com.br", false)]
    [InlineData("na@example.com", "na@example.community", false)]
    public void Whole_addresses_are_found_however_deep_they_are_escaped(string address, string item, bool found)
    {
        var search = new KeySearch([PersonKey.Email(address)!]);
        var kept = JsonSerializer.Serialize(new { item });
        Assert.Equal(found, search.Hits(Encoding.UTF8.GetBytes(item)));
        Assert.Equal(found, search.Hits(Encoding.UTF8.GetBytes(kept)));
        Assert.Equal(found, search.Hits(JsonSerializer.SerializeToUtf8Bytes(new { kept })));
    }

    [Theory]
    [InlineData("cookie:b", """{"keys":["cookie:b"]}""", true)]
    [InlineData("cookie:b", """{"trackingId":"b"}""", true)]
    [InlineData("cookie:b", """{"title":"b"}""", false)]
    [InlineData("cookie:b", """{"keys":["cookie:bc","cookie:b-2"]}""", false)]
    [InlineData("cookie:0123456789abcdef", """{"device":"0123456789abcdef"}""", true)]
    [InlineData("cookie:0123456789abcdef", """{"device":"0123456789abcdef0"}""", false)]
    [InlineData("mautic:4711", """{"keys":["Mautic: 4711"]}""", true)]
    [InlineData("mautic:4711", """{"lead":{"points":3,"id":"4711","fields":{}}}""", true)]
    [InlineData("mautic:4711", """{"contact": {"id": 4711}}""", true)]
    [InlineData("mautic:4711", """{"contact":{"id":47110},"page":{"id":4711}}""", false)]
    [InlineData("other:4711", """{"contact":{"id":4711}}""", false)]
    public void Other_keys_are_found_where_they_can_mean_nobody_else(string key, string item, bool found)
    {
        var search = new KeySearch([PersonKey.Parse(key)!]);
        Assert.Equal(found, search.Hits(Encoding.UTF8.GetBytes(item), "mautic"));
        Assert.Equal(found, search.Hits(JsonSerializer.SerializeToUtf8Bytes(new { item }), "mautic"));
    }
}
