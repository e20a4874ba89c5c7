using Azure.Core.Pipeline;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;
using LeadSync.Tests.Shared.Azurite;
using Microsoft.Extensions.Configuration;

[assembly: AssemblyFixture(typeof(AzuriteTables))]

namespace LeadSync.Contract.State.Tables;

/// <summary>The same suite as over SQLite, over the real emulator of Azure Tables.</summary>
public sealed class TableStoreTests(AzuriteTables azurite) : PartitionStoreContract
{
    protected override IPartitionStore Store { get; } = Stores.Open(azurite);

    [Fact]
    public async Task Table_is_made_when_it_is_first_needed_and_reading_needs_none()
    {
        var store = Stores.Open(azurite);
        var partition = new Partition("keys", "k");
        Assert.Null(await store.Get(partition, "row", default));
        await foreach (var row in store.Range(partition, "a", "z", default)) Assert.Fail($"a row: {row.Row}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => store.Commit(partition, [new RowOperation.Insert($"row{i}", [1])], default)));
        for (var i = 0; i < 4; i++) Assert.Equal([1], (await store.Get(partition, $"row{i}", default))!.Value);
    }

    [Fact]
    public async Task Commit_of_the_greatest_length_and_number_fits_into_one_transaction()
    {
        var value = new byte[IPartitionStore.MaxCommitLength / IPartitionStore.MaxOperations];
        var partition = new Partition("people", new string('ü', 40));
        var operations = Enumerable.Range(0, IPartitionStore.MaxOperations).Select(i => new RowOperation.Insert($"a:2026-11-24:{new string('日', 35)}{i:d3}", value));
        Assert.IsType<CommitResult.Committed>(await Store.Commit(partition, [.. operations], default));
    }
}

/// <summary>Stores over the emulator, each with tables of its own.</summary>
internal static class Stores
{
    private static int last;

    /// <param name="azurite">The emulator.</param>
    /// <param name="transport">The network to it; null for the real one.</param>
    /// <param name="time">The clock that signs.</param>
    /// <param name="prefix">Of the tables, to share them; null for tables of its own.</param>
    public static TableStore Open(AzuriteTables azurite, HttpPipelineTransport? transport = null, TimeProvider? time = null, string? prefix = null)
    {
        var connection = TableConnection.Read(new TablesOptions { ConnectionString = azurite.ConnectionString }, new ConfigurationBuilder().Build().GetSection("none")).Connection!;
        var signIn = new SharedKeyLitePolicy(connection.Account, connection.Key!, time ?? TimeProvider.System);
        return new TableStore(TablesRegistration.Service(connection, signIn, transport), prefix ?? $"t{Interlocked.Increment(ref last)}", () => Guid.NewGuid().ToString("n"));
    }
}
