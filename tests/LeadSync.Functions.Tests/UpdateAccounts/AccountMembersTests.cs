using LeadSync.Functions.Tests.People;
using LeadSync.Functions.UpdateAccounts;

namespace LeadSync.Functions.Tests.UpdateAccounts;

public sealed class AccountMembersTests
{
    private static readonly Guid Nordwerk = Guid.NewGuid();
    private static readonly Guid Suedwerk = Guid.NewGuid();

    [Fact]
    public async Task Who_moves_is_found_at_the_new_account_and_no_longer_at_the_old()
    {
        await using var household = new Household();
        var members = new AccountMembers(household.Store);
        await members.Move("p1", null, Nordwerk, default);
        await members.Move("p2", null, Nordwerk, default);

        await members.Move("p1", Nordwerk, Suedwerk, default);

        Assert.Equal(["p2"], await members.Of(Nordwerk, default).ToListAsync());
        Assert.Equal(["p1"], await members.Of(Suedwerk, default).ToListAsync());
    }

    [Fact]
    public async Task Who_stays_or_comes_again_is_there_once_and_who_leaves_is_gone()
    {
        await using var household = new Household();
        var members = new AccountMembers(household.Store);

        await members.Move("p1", Nordwerk, Nordwerk, default);
        await members.Move("p1", null, Nordwerk, default);
        await members.Move("p2", null, Nordwerk, default);
        await members.Move("p2", Nordwerk, null, default);

        Assert.Equal(["p1"], await members.Of(Nordwerk, default).ToListAsync());
    }
}
