using System.Text.Json;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Tests.Dataverse;

public sealed class AccountBookTests
{
    [Fact]
    public void Account_that_comes_twice_is_one_as_it_was_read_last()
    {
        var id = Guid.NewGuid();

        var book = new AccountBook([Account(id, "Old"), Account(Guid.NewGuid(), "Other"), Account(id, "New")], []);

        Assert.Equal(2, book.All.Count());
        Assert.Equal("New", book.Find(id)!.Row.GetProperty("name").GetString());
    }

    private static CrmAccount Account(Guid id, string name) => new(id, JsonElement.Parse($$"""{"name":"{{name}}"}"""));
}
