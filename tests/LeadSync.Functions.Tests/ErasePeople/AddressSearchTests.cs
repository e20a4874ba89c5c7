using System.Text;
using System.Text.Json;
using LeadSync.Functions.ErasePeople;

namespace LeadSync.Functions.Tests.ErasePeople;

public sealed class AddressSearchTests
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
        var search = new AddressSearch([address]);
        var kept = JsonSerializer.Serialize(new { item });
        Assert.Equal(found, search.Hits(Encoding.UTF8.GetBytes(item)));
        Assert.Equal(found, search.Hits(Encoding.UTF8.GetBytes(kept)));
        Assert.Equal(found, search.Hits(JsonSerializer.SerializeToUtf8Bytes(new { kept })));
    }
}
