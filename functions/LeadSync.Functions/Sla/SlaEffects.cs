using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Sla;

/// <summary>What became of effects in the CRM: all are done, or it went away.</summary>
internal readonly record struct EffectOutcome(DataverseError? Outage);

/// <summary>Shows clocks in the CRM and does what they call for. Doing it again changes nothing.</summary>
internal sealed class SlaEffects(SlaInstances instances, SlaColumns columns, SlaEscalations escalations)
{
    public async Task<EffectOutcome> Do(IReadOnlyList<KeptRecord> kept, CancellationToken cancel)
    {
        if (await instances.Show(kept, cancel) is { } outage) return new EffectOutcome(outage);
        if (await columns.Show(kept, cancel) is { } away) return new EffectOutcome(away);
        return new EffectOutcome(await escalations.Take(kept, cancel));
    }
}
