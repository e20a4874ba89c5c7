namespace LeadSync.DevOrg;

/// <summary>Ids that are the same in every organisation made here.</summary>
public static class WellKnown
{
    /// <summary>The user SYSTEM: holds every privilege, cannot sign in.</summary>
    public static readonly Guid SystemUser = new("0d5e0000-0000-4000-8000-000000000001");

    /// <summary>The only business unit.</summary>
    public static readonly Guid BusinessUnit = new("0d5e0000-0000-4000-8000-000000000002");

    /// <summary>The organisation.</summary>
    public static readonly Guid Organization = new("0d5e0000-0000-4000-8000-000000000003");

    /// <summary>The built-in role with every privilege (the platform's template id).</summary>
    public static readonly Guid SystemAdministratorRole = new("627090ff-40a3-4053-8790-584edc5be201");

    /// <summary>The sample team of those who call qualified leads first.</summary>
    public static readonly Guid SalesDevelopmentTeam = new("0d5e0000-0000-4000-8000-000000000004");

    /// <summary>The sample team of those who win new business.</summary>
    public static readonly Guid AccountExecutivesTeam = new("0d5e0000-0000-4000-8000-000000000005");

    /// <summary>The name of the organisation, as webhooks carry it.</summary>
    public const string OrganizationName = "devorg";
}
