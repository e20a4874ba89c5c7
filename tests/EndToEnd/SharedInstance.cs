namespace LeadSync.Tests.EndToEnd;

/// <summary>One running instance for the tests of a class that do not kill it.</summary>
public sealed class SharedInstance : IAsyncLifetime
{
    public LeadSyncProcess LeadSync { get; private set; } = null!;

    public async ValueTask InitializeAsync() => LeadSync = await LeadSyncProcess.Start();

    public ValueTask DisposeAsync() => LeadSync.DisposeAsync();
}
