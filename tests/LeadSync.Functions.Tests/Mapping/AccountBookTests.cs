using LeadSync.Domain.Mapping;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.Tests.Mapping;

public sealed class AccountBookTests
{
    private static readonly LeadIdentity Lead = new() { Email = "greta@nordwerk.example" };

    [Fact]
    public void Account_that_comes_twice_is_one_as_it_was_read_last()
    {
        var id = Guid.NewGuid();

        var book = Book(Account("Old", id: id), Account("Other"), Account("New", id: id));

        Assert.Equal(2, book.All.Count());
        Assert.Equal("New", book.Find(id)!.Name);
    }

    [Fact]
    public void Changed_account_is_matched_as_it_is_now()
    {
        var account = Account("Nordwerk");

        var book = Book(account).With(Changes(account with { EmailDomains = "other.example; nordwerk.example" }));

        Assert.Equal(account.Id.ToString("D"), book.Match(Lead).Account);
    }

    [Fact]
    public void Removed_account_is_found_and_matched_no_more()
    {
        var account = Account("Nordwerk", "nordwerk.example");

        var book = Book(account).With(new Dictionary<Guid, CrmAccount?> { [account.Id] = null });

        Assert.Null(book.Find(account.Id));
        Assert.Empty(book.All);
        Assert.Equal(MappingOutcome.None, book.Match(Lead).Outcome);
    }

    [Fact]
    public void Earlier_book_stands_when_another_is_made_of_it()
    {
        var account = Account("Nordwerk", "nordwerk.example");
        var before = Book(account);

        before.With(Changes(account with { Name = "Südwerk", EmailDomains = null }));

        Assert.Equal("Nordwerk", before.Find(account.Id)!.Name);
        Assert.Equal(account.Id.ToString("D"), before.Match(Lead).Account);
    }

    [Fact]
    public void Very_many_changes_give_what_building_anew_gives()
    {
        var all = Enumerable.Range(0, 3000).Select(number => Account($"Werk {number}", $"w{number}.example")).ToList();
        var book = Book([.. all]);
        var wanted = all.ToDictionary(account => account.Id);

        foreach (var (index, account) in all.Index().Where(pair => pair.Index % 2 == 0))
        {
            var now = index % 4 == 0 ? null : account with { Name = "Changed" };
            book = book.With(new Dictionary<Guid, CrmAccount?> { [account.Id] = now });
            if (now is null) wanted.Remove(account.Id);
            else wanted[account.Id] = now;
        }

        Assert.Equal(wanted.Values.OrderBy(account => account.Id), book.All.OrderBy(account => account.Id));
    }

    [Fact]
    public void Number_of_employees_makes_no_other_account_but_the_city_does()
    {
        var account = Account("Nordwerk");

        Assert.True(account.IsIdenticalTo(account with { Employees = 7 }));
        Assert.False(account.IsIdenticalTo(account with { City = "Kiel" }));
        Assert.False(account.IsIdenticalTo(account with { SegmentId = Guid.NewGuid() }));
        Assert.True((account with { SegmentId = Guid.NewGuid() }).IsIdenticalTo(account with { SegmentId = Guid.NewGuid() }));
    }

    private static AccountBook Book(params CrmAccount[] accounts) => AccountBook.Empty(MappingSettings.Default).WithAll(accounts);

    private static Dictionary<Guid, CrmAccount?> Changes(CrmAccount account) => new() { [account.Id] = account };

    private static CrmAccount Account(string name, string? domains = null, Guid? id = null) =>
        new() { Id = id ?? Guid.NewGuid(), Name = name, EmailDomains = domains };
}
