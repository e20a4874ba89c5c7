namespace LeadSync.DevOrg.Metadata;

/// <summary>Columns the platform itself adds to a table and fills.</summary>
public static class ColumnNames
{
    public const string Version = "versionnumber";
    public const string CreatedOn = "createdon";
    public const string CreatedBy = "createdby";
    public const string CreatedOnBehalfBy = "createdonbehalfby";
    public const string ModifiedOn = "modifiedon";
    public const string ModifiedBy = "modifiedby";
    public const string ModifiedOnBehalfBy = "modifiedonbehalfby";
    public const string OverriddenCreatedOn = "overriddencreatedon";
    public const string Owner = "ownerid";
    public const string OwningUser = "owninguser";
    public const string OwningTeam = "owningteam";
    public const string OwningBusinessUnit = "owningbusinessunit";
    public const string State = "statecode";
    public const string Status = "statuscode";
}
