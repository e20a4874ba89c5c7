namespace LeadSync.Functions.Dataverse;

/// <summary>The two names of a table: in types and messages, and in addresses.</summary>
internal sealed record CrmTable(string LogicalName, string SetName)
{
    public static readonly CrmTable Lead = new("lead", "leads");
    public static readonly CrmTable Contact = new("contact", "contacts");
    public static readonly CrmTable Opportunity = new("opportunity", "opportunities");
    public static readonly CrmTable Persona = new(Schema.Persona.EntityLogicalName, Schema.Persona.EntitySetName);
    public static readonly CrmTable NurtureTrack = new(Schema.NurtureTrack.EntityLogicalName, Schema.NurtureTrack.EntitySetName);
    public static readonly CrmTable LeadScore = new(Schema.LeadScore.EntityLogicalName, Schema.LeadScore.EntitySetName);
    public static readonly CrmTable Account = new("account", "accounts");
    public static readonly CrmTable Segment = new("ls_segment", "ls_segments");
    public static readonly CrmTable NetworkRange = new("ls_networkrange", "ls_networkranges");
    public static readonly CrmTable BuyingRole = new("ls_buyingrole", "ls_buyingroles");
    public static readonly CrmTable AccountName = new(Schema.AccountName.EntityLogicalName, Schema.AccountName.EntitySetName);
    public static readonly CrmTable MappingDecision = new(Schema.MappingDecision.EntityLogicalName, Schema.MappingDecision.EntitySetName);
    public static readonly CrmTable ScoringModel = new("ls_scoringmodel", "ls_scoringmodels");
    public static readonly CrmTable PhoneCall = new("phonecall", "phonecalls");
    public static readonly CrmTable Email = new("email", "emails");
    public static readonly CrmTable Appointment = new("appointment", "appointments");
    public static readonly CrmTable Calendar = new(Schema.Calendar.EntityLogicalName, Schema.Calendar.EntitySetName);
    public static readonly CrmTable SlaPolicy = new(Schema.SlaPolicy.EntityLogicalName, Schema.SlaPolicy.EntitySetName);
    public static readonly CrmTable SlaEscalation = new(Schema.SlaEscalation.EntityLogicalName, Schema.SlaEscalation.EntitySetName);
    public static readonly CrmTable SlaInstance = new(Schema.SlaInstance.EntityLogicalName, Schema.SlaInstance.EntitySetName);
    public static readonly CrmTable Stage = new(Schema.Stage.EntityLogicalName, Schema.Stage.EntitySetName);
    public static readonly CrmTable Task = new("task", "tasks");
    public static readonly CrmTable User = new("systemuser", "systemusers");
    public static readonly CrmTable RoutingRule = new(Schema.RoutingRule.EntityLogicalName, Schema.RoutingRule.EntitySetName);
    public static readonly CrmTable RoutingDecision = new(Schema.RoutingDecision.EntityLogicalName, Schema.RoutingDecision.EntitySetName);
    public static readonly CrmTable Seller = new(Schema.Seller.EntityLogicalName, Schema.Seller.EntitySetName);
    public static readonly CrmTable Absence = new(Schema.Absence.EntityLogicalName, Schema.Absence.EntitySetName);
    public static readonly CrmTable TaskTemplate = new(Schema.TaskTemplate.EntityLogicalName, Schema.TaskTemplate.EntitySetName);
}
