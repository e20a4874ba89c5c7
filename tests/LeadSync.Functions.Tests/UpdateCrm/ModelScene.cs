using System.Text;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.RescanPeople;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>What publishing a model sets off in a scene.</summary>
internal static class ModelScene
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The definition with which the stand-in CRM begins, worth more.</summary>
    public static string Generous => LittleCrm.Definition.Replace("\"points\":60}", "\"points\":80}", StringComparison.Ordinal)
        .Replace("\"name\":\"default\",\"version\":1,", "", StringComparison.Ordinal);

    /// <summary>The CRM now has these published models; nobody tells.</summary>
    public static void Has(this CrmScene scene, params object[] models)
    {
        scene.Crm.Models.Clear();
        scene.Crm.Models.AddRange(models);
    }

    /// <summary>The CRM's webhook says that a model changed.</summary>
    public static async Task<MessageOutcome> Tell(this CrmScene scene, Guid? model = null)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"table":"ls_scoringmodel","id":"{{model ?? Guid.NewGuid()}}","message":"Update"}""");
        return (await scene.Get<ApplyCrmChangesHandler>().Handle([new ReceivedMessage("m", body, 1, 0, DateTimeOffset.UtcNow)], Cancel)).Outcomes.Single();
    }

    /// <summary>Handles the queue "rescans" until it is empty; how many messages that were.</summary>
    public static async Task<int> Rescan(this CrmScene scene)
    {
        var queue = scene.Get<IPeekLockQueue>();
        for (var messages = 0; ; messages++)
        {
            var leased = await queue.Receive(Queues.Rescans, 1, TimeSpan.FromMinutes(1), Cancel);
            if (leased.Count == 0) return messages;
            var outcome = (await scene.Get<RescanPeopleHandler>().Handle([leased[0].Message], Cancel)).Outcomes.Single();
            await queue.Settle(Queues.Rescans, [new Settlement(leased[0].Lock, outcome)], Cancel);
        }
    }
}
