using LeadSync.Domain.Nurture;

namespace LeadSync.Domain.Tests.Nurture;

public sealed class PersonaTests
{
    private static readonly TypingKeys Ada = new(IndustryClass: 1, CompanySize: 2, PositionLevel: 3, Department: 4);

    public static TheoryData<TypingKeys, string?, bool> Conditions => new()
    {
        { new TypingKeys(), null, true },
        { new TypingKeys(1, 2, 3, 4), null, true },
        { new TypingKeys(IndustryClass: 1), null, true },
        { new TypingKeys(IndustryClass: 9), null, false },
        { new TypingKeys(CompanySize: 9), null, false },
        { new TypingKeys(PositionLevel: 9), null, false },
        { new TypingKeys(Department: 9), null, false },
        { new TypingKeys(1, 2, 3, 9), null, false },
        { new TypingKeys(), " ", true },
        { new TypingKeys(), "PUMP*", true },
        { new TypingKeys(), "*valve*", true },
        { new TypingKeys(), "pump", false },
        { new TypingKeys(IndustryClass: 9), "*valve*", false },
        { new TypingKeys(IndustryClass: 1), "*drives*", false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Persona_fits_where_all_its_conditions_hold(TypingKeys typing, string? topic, bool fits) =>
        Assert.Equal(fits, new Persona(Guid.NewGuid(), 1, typing, topic).Fits(Ada, ["pumps", "Valves for steam"]));

    [Fact]
    public void What_is_not_known_meets_no_condition()
    {
        Assert.False(new Persona(Guid.NewGuid(), 1, new TypingKeys(Department: 4), null).Fits(new TypingKeys(), []));
        Assert.False(new Persona(Guid.NewGuid(), 1, new TypingKeys(), "*").Fits(Ada, []));
    }

    [Fact]
    public void Of_several_that_fit_the_lowest_priority_counts_whatever_their_order()
    {
        Persona[] all = [new(Id(3), 90, new TypingKeys(), null), new(Id(2), 10, new TypingKeys(PositionLevel: 3), null), new(Id(1), 5, new TypingKeys(Department: 9), null)];

        Assert.Equal(Id(2), Persona.Of(all, Ada, [])!.Id);
        Assert.Equal(Id(2), Persona.Of(all.Reverse(), Ada, [])!.Id);
        Assert.Equal(Id(3), Persona.Of(all, new TypingKeys(), [])!.Id);
        Assert.Null(Persona.Of(all[1..], new TypingKeys(), []));
    }

    [Fact]
    public void Of_equal_priority_the_same_one_counts_always()
    {
        Persona[] all = [new(Id(2), 10, new TypingKeys(), null), new(Id(1), 10, new TypingKeys(), null)];

        Assert.Equal(Id(1), Persona.Of(all, Ada, [])!.Id);
        Assert.Equal(Id(1), Persona.Of(all.Reverse(), Ada, [])!.Id);
    }

    private static Guid Id(byte number) => new(number, 0, 0, new byte[8]);
}
