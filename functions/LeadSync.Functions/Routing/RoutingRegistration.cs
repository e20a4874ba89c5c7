using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Records;
using LeadSync.Functions.RoutingSweep;
using LeadSync.Functions.Scheduling;

namespace LeadSync.Functions.Routing;

/// <summary>The routing of leads: what it registers.</summary>
internal static class RoutingRegistration
{
    public static IServiceCollection AddLeadRouting(this IServiceCollection services) => services
        .AddSingleton<RoutingDirectory>()
        .AddSingleton<OwnerLoads>()
        .AddSingleton<RoutingDecisions>()
        .AddSingleton<RoutingLedger>()
        .AddSingleton<FollowUps>()
        .AddSingleton<PersonStories>()
        .AddSingleton<HandOverReader>()
        .AddSingleton<RoutingWriter>()
        .AddSingleton<LeftOwners>()
        .AddSingleton<ILeadRouting, LeadRouting>()
        .AddScheduledJob<RoutingSweepJob>("RoutingSweep", RoutingSweepJob.Schedule)
        .AddSingleton<IChangedRows, ChangedRoutingRules>()
        .AddSingleton<IChangedRows, ChangedSellers>()
        .AddSingleton<IChangedRows, ChangedTaskTemplates>()
        .AddSingleton<IChangedRows, ChangedAbsences>()
        .AddSingleton<IChangedRows, ChangedUsers>();
}
