using LeadSync.Plugins.Protection;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Protection;

public sealed class ColumnValueTests
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Id = Guid.Parse("00000000-0000-0000-0000-000000000007");

    public static TheoryData<object?, object?, bool> Pairs => new()
    {
        { null, null, true },
        { null, "", true },
        { "a", "a", true },
        { "a", "A", false },
        { 0, null, false },
        { 0.70m, 0.7m, true },
        { new OptionSetValue(1), new OptionSetValue(1), true },
        { new OptionSetValue(1), new OptionSetValue(2), false },
        { new OptionSetValue(1), null, false },
        { new EntityReference("account", Id) { Name = "Kern AG" }, new EntityReference("account", Id), true },
        { new EntityReference("account", Id), new EntityReference("contact", Id), false },
        { Noon, Noon.AddMilliseconds(400), true },
        { Noon, Noon.ToLocalTime(), true },
        { Noon, Noon.AddSeconds(1), false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Same_is_what_reads_the_same(object? stored, object? saved, bool same) => Assert.Equal(same, ColumnValue.Same(stored, saved));
}
