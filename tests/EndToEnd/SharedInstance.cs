[assembly: AssemblyFixture(typeof(LeadSync.Tests.EndToEnd.SharedInstance))]

namespace LeadSync.Tests.EndToEnd;

/// <summary>One running instance for all tests that neither kill it nor change its models; each has people of its own.</summary>
public sealed class SharedInstance : IAsyncLifetime
{
    public LeadSyncProcess LeadSync { get; private set; } = null!;

    public async ValueTask InitializeAsync() => LeadSync = await LeadSyncProcess.Start();

    public ValueTask DisposeAsync() => LeadSync.DisposeAsync();
}
