using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Messages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Benchmarks;

/// <summary>A save to be measured.</summary>
/// <param name="What">For people.</param>
/// <param name="User">Who saves.</param>
/// <param name="Before">The rows as they stand before each save.</param>
/// <param name="Work">The save; the number differs each time.</param>
internal sealed record PluginSave(string What, string User, Entity[] Before, Action<OrganizationMessages, CallContext, int> Work)
{
    private const string Sales = "Sam Sales";
    private const string Integration = "LeadSync Integration";
    private static readonly Guid LeadId = new("0b000000-0000-4000-8000-000000000001");
    private static readonly Guid AccountId = new("0b000000-0000-4000-8000-000000000002");
    private static readonly Guid ContactId = new("0b000000-0000-4000-8000-000000000003");
    private static readonly Guid RoleId = new("0b000000-0000-4000-8000-000000000004");

    /// <summary>LeadSync's own writes carry it.</summary>
    public string? Tag => User == Integration ? "leadsync" : null;

    /// <summary>The saves of a day, from the one that no plug-in cares for to the one that most do.</summary>
    public static PluginSave[] All(Guid owner, Guid reason) =>
    [
        new("description of a lead", Sales, [LeadRow(owner, LeadStage.Lead)], (messages, context, number) =>
            messages.Update(new Entity("lead", LeadId) { ["description"] = $"note {number}" }, context)),
        new("job title of a lead (typing keys)", Sales, [LeadRow(owner, LeadStage.Lead)], (messages, context, number) =>
            messages.Update(new Entity("lead", LeadId) { ["jobtitle"] = $"Leiterin Einkauf {number}" }, context)),
        new("score of a lead, by LeadSync", Integration, [LeadRow(owner, LeadStage.Lead)], (messages, context, number) =>
            messages.Update(new Entity("lead", LeadId) { [Lead.Score] = number, [Lead.Interest] = (decimal)number }, context)),
        new("Lead to Qualified Lead", Sales, [LeadRow(owner, LeadStage.Lead), AccountRow()], (messages, context, _) =>
            messages.Update(Stage(LeadStage.QualifiedLead), context)),
        new("Qualified Lead to Sales Accepted Lead", Sales, [LeadRow(owner, LeadStage.QualifiedLead), AccountRow()], (messages, context, _) =>
            messages.Update(Stage(LeadStage.SalesAcceptedLead), context)),
        new("Sales Accepted Lead recycled with a reason", Sales, [LeadRow(owner, LeadStage.SalesAcceptedLead), AccountRow()], (messages, context, _) =>
        {
            var save = Stage(LeadStage.Lead);
            save[Lead.RecycleReasonId] = new EntityReference(RecycleReason.EntityLogicalName, reason);
            messages.Update(save, context);
        }),
        new("buying role of a contact", Sales, [AccountRow(), new Entity("contact", ContactId) { ["lastname"] = "Dahl" }, Role()], (messages, context, number) =>
            messages.Update(new Entity(BuyingRole.EntityLogicalName, RoleId) { [BuyingRole.Role] = new OptionSetValue(BuyingRoleKind.Initiator + (number % 6)) }, context)),
    ];

    private static Entity LeadRow(Guid owner, int stage) => new("lead", LeadId)
    {
        ["lastname"] = "Kern",
        ["companyname"] = "Nordwerk",
        ["ownerid"] = new EntityReference("systemuser", owner),
        ["statecode"] = new OptionSetValue(0),
        ["statuscode"] = new OptionSetValue(1),
        [Lead.Stage] = new OptionSetValue(stage),
        [Lead.CooldownUntil] = null,
        [Lead.RecycleCount] = null,
        [Lead.MappedAccountId] = new EntityReference("account", AccountId),
    };

    private static Entity AccountRow() => new("account", AccountId) { ["name"] = "Nordwerk", [Account.Stage] = new OptionSetValue(AccountStage.Target) };

    private static Entity Role() => new(BuyingRole.EntityLogicalName, RoleId)
    {
        [BuyingRole.AccountId] = new EntityReference("account", AccountId),
        [BuyingRole.ContactId] = new EntityReference("contact", ContactId),
        [BuyingRole.Role] = new OptionSetValue(BuyingRoleKind.Gatekeeper),
        ["statecode"] = new OptionSetValue(0),
    };

    private static Entity Stage(int stage) => new("lead", LeadId) { [Lead.Stage] = new OptionSetValue(stage) };
}
