using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;

namespace LeadSync.Functions.Tests.Messaging.ServiceBus;

public sealed class ServiceBusPlaceTests
{
    [Fact]
    public void Connection_string_gives_address_and_key()
    {
        var place = Read("Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abc=+/==").Place;
        Assert.Equal(new ServiceBusPlace(new Uri("https://contoso.servicebus.windows.net/"), "Root", "abc=+/=="), place);
    }

    [Fact]
    public void Name_of_a_namespace_gives_its_address_and_no_key()
    {
        var place = Read(null, name: "contoso.servicebus.windows.net").Place;
        Assert.Equal(new ServiceBusPlace(new Uri("https://contoso.servicebus.windows.net/")), place);
    }

    [Fact]
    public void Endpoint_takes_the_place_of_the_address()
    {
        var place = Read(null, name: "contoso.servicebus.windows.net", endpoint: "http://127.0.0.1:9000").Place;
        Assert.Equal(new Uri("http://127.0.0.1:9000/"), place?.Address);
    }

    [Theory]
    [InlineData(null, "ServiceBus__fullyQualifiedNamespace")]
    [InlineData("Endpoint=sb://a.b/;SharedAccessKeyName=n;SharedAccessKey=geheim;EntityPath=q", "EntityPath")]
    [InlineData("SharedAccessKeyName=n;SharedAccessKey=geheim", "Endpoint=sb://")]
    [InlineData("Endpoint=sb://a.b/;SharedAccessKey=geheim", "SharedAccessKeyName")]
    [InlineData("geheim", "Endpoint=sb://")]
    public void What_cannot_work_says_what_to_set_and_no_key(string? connection, string told)
    {
        var (place, problem) = Read(connection);
        Assert.Null(place);
        Assert.Contains(told, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_that_is_printed_holds_no_key() =>
        Assert.Equal("https://contoso/", new ServiceBusPlace(new Uri("https://contoso/"), "Root", "geheim").ToString());

    private static (ServiceBusPlace? Place, string Problem) Read(string? connection, string? name = null, string endpoint = "") => ServiceBusPlace.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ServiceBus"] = connection, ["ServiceBus:fullyQualifiedNamespace"] = name }).Build(),
        new ServiceBusOptions { Endpoint = endpoint });
}
