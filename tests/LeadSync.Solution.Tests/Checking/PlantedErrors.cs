namespace LeadSync.Solution.Tests.Checking;

/// <summary>One planted error: the first <c>Text</c> in the first file below <c>Path</c> becomes <c>Replacement</c>.</summary>
/// <param name="FoundIn">Where the finding points, as the start of a path; null: at the file with the error.</param>
public sealed record PlantedError(string Rule, string Path, string Text, string Replacement, string? FoundIn = null);

/// <summary>At least one error for each rule, as a person editing the source would make it.</summary>
internal static class PlantedErrors
{
    private const string LeadForm = "Entities/Lead/FormXml/";
    private const string LeadView = "Entities/Lead/SavedQueries/";
    private const string LeadTable = "Entities/Lead/Entity.xml";
    private const string ModelTable = "Entities/ls_ScoringModel/Entity.xml";
    private const string Assembly = "PluginAssemblies/LeadSyncPlugins";
    private const string Steps = "SdkMessageProcessingSteps/";
    private const string App = "AppModules/";
    private const string SiteMap = "AppModuleSiteMaps/";
    private const string Manifest = "Other/Solution.xml";
    private const string NoGuid = "00000000-0000-4000-8000-0000000000ff";

    public static IReadOnlyList<PlantedError> All { get; } =
    [
        new("LSC000", LeadTable, "</attributes>", ""),
        new("LSC001", "Other/Customizations.xml", "<Roles />", "", "Roles/"),
        new("LSC001", "Other/Relationships.xml", "<EntityRelationship Name=\"ls_account_lead_MappedAccountId\" />", "", "Other/Relationships/Account.xml"),
        new("LSC001", LeadTable, "<SavedQueries />", "", LeadView),
        new("LSC002", Manifest, " generatedBy=\"CrmLive\"", ""),
        new("LSC002", Manifest, " version=\"9.2.26091.158\"", ""),
        new("LSC002", Manifest, "<Version>0.4.0.0<", "<Version>0.2<"),
        new("LSC002", Manifest, "<CustomizationPrefix>ls</CustomizationPrefix>", ""),
        new("LSC003", LeadForm, "<formid>{d9f3a208-6945-5587-bf67-40cf891169d9}", "<formid>{81329fe7-b440-5c9f-98df-503f8ebb8c0a}"),
        new("LSC003", LeadForm, "<cell id=\"{9", "<cell id=\"{X"),
        new("LSC003", LeadTable, "<LogicalName>ls_fit<", "<LogicalName>ls_score<"),
        new("LSC003", SiteMap, "Id=\"ls_sales_accounts\"", "Id=\"ls_sales_leads\""),
        new("LSC004", Manifest, "<RootComponent type=\"9\" schemaName=\"ls_grade\" />", "", "OptionSets/ls_grade.xml"),
        new("LSC004", Manifest, "schemaName=\"lead\" behavior=\"2\"", "schemaName=\"lead\" behavior=\"0\""),
        new("LSC004", Manifest, "schemaName=\"ls_slastate\"", "schemaName=\"ls_slastatus\""),
        new("LSC004", Manifest, "schemaName=\"LeadSync.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=810481630b0b568c\"", "schemaName=\"LeadSync.Plugins\""),
        new("LSC005", "WebResources/ls_/panel/score.js.data.xml", "<FileName>/WebResources/ls_", "<FileName>WebResources/ls_"),
        new("LSC005", Assembly, "LeadSyncPlugins.dll</FileName>", "LeadSync.Plugins.dll</FileName>"),
        new("LSC006", Steps, "<PluginTypeName>LeadSync.Plugins.Stages.LeadStageGuard,", "<PluginTypeName>LeadSync.Plugins.Stages.StageGuard,"),
        new("LSC006", Steps, "<PluginTypeId>3cdcb9dd-", "<PluginTypeId>4cdcb9dd-"),
        new("LSC006", Steps, "<SdkMessageId>9ebdbb1b-", "<SdkMessageId>9ebdbb1c-"),
        new("LSC006", "PluginAssemblies/ServiceEndpoints.xml", "ServiceEndpointId=\"{", "ServiceEndpointId=\"{" + NoGuid + "}\" Description=\"{", Steps),
        new("LSC006", Steps, "<PluginTypeId>ef521e63-", "<PluginTypeId>ef521e64-"),
        new("LSC007", Steps, "<FilteringAttributes>ls_stage<", "<FilteringAttributes>ls_stages<"),
        new("LSC007", Steps, "<Attributes>ls_stage,ls_stageenteredon<", "<Attributes>ls_stage,ls_stageentered<"),
        new("LSC007", Steps, "<PrimaryEntity>account<", "<PrimaryEntity>accounts<"),
        new("LSC008", Steps, "<EventHandlerTypeCode>4602</EventHandlerTypeCode>", ""),
        new("LSC009", Steps, "<Mode>1</Mode>", "<Mode>2</Mode>"),
        new("LSC009", Steps, "<Stage>40</Stage>", "<Stage>30</Stage>"),
        new("LSC009", Steps, "<Mode>0</Mode>\n  <Rank>1</Rank>\n  <EventHandlerTypeCode>4602</EventHandlerTypeCode>\n  <Stage>20", "<Mode>1</Mode>\n  <Stage>20"),
        new("LSC009", Steps, "<MessagePropertyName>Target<", "<MessagePropertyName>id<"),
        new("LSC010", Assembly, "AssemblyQualifiedName=\"LeadSync.Plugins.Stages.LeadStageGuard, ", "AssemblyQualifiedName=\"LeadStageGuard, "),
        new("LSC010", Assembly, "FullName=\"LeadSync.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=810481630b0b568c\"", "FullName=\"LeadSync.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null\""),
        new("LSC011", LeadForm, "datafieldname=\"ls_grade\"", "datafieldname=\"ls_Grade\""),
        new("LSC011", LeadForm, "datafieldname=\"jobtitle\"", "datafieldname=\"jobtitel\""),
        new("LSC011", LeadForm, "control id=\"ls_grade\"", "control id=\"ls_Grade\""),
        new("LSC012", LeadForm, "<Url>ls_/panel/score.html</Url>", "<Url>ls_/panel/scores.html</Url>"),
        new("LSC012", LeadForm, "</tabs>", "</tabs><formLibraries><Library name=\"ls_/form.js\" libraryUniqueId=\"{" + NoGuid + "}\" /></formLibraries>"),
        new("LSC029", LeadForm, "<TargetEntityType>ls_leadscore<", "<TargetEntityType>ls_score<"),
        new("LSC029", LeadForm, "<RelationshipName>ls_lead_ls_leadscore_LeadId<", "<RelationshipName>ls_lead_ls_stagehistory_LeadId<"),
        new("LSC029", LeadForm, "<ViewId>", "<ViewId>x"),
        new("LSC013", LeadForm, "<control id=\"ls_score\" classid=\"{C6D124CA-", "<control id=\"ls_score\" classid=\"{C3EFE0C3-"),
        new("LSC014", LeadView, "<attribute name=\"ls_score\" />", "<attribute name=\"ls_skore\" />"),
        new("LSC014", LeadView, "<cell name=\"ls_sladue\"", "<cell name=\"ls_fit\""),
        new("LSC014", LeadView, "<order attribute=\"ls_score\"", "<order attribute=\"ls_skore\""),
        new("LSC014", LeadView, "<condition attribute=\"statecode\"", "<condition attribute=\"state\""),
        new("LSC014", LeadView, "<entity name=\"lead\">", "<entity name=\"account\">"),
        new("LSC015", "Other/Relationships/Account.xml", "<ReferencingAttributeName>ls_MappedAccountId<", "<ReferencingAttributeName>ls_AccountId<"),
        new("LSC015", "Other/Relationships/Account.xml", "<ReferencedEntityName>Account<", "<ReferencedEntityName>Customer<"),
        new("LSC015", "Other/Relationships/Lead.xml", "<NavigationPropertyName>ls_LeadId<", "<NavigationPropertyName>ls_leadid<"),
        new("LSC016", LeadTable, "<OptionSetName>ls_grade<", "<OptionSetName>ls_grades<"),
        new("LSC016", LeadTable, "<OptionSetName>ls_grade</OptionSetName>", ""),
        new("LSC017", "OptionSets/ls_grade.xml", "value=\"844060000\"", "value=\"100000000\""),
        new("LSC017", "OptionSets/ls_grade.xml", "value=\"844060001\"", "value=\"844060000\""),
        new("LSC018", LeadTable, "<AttributeName>ls_personid<", "<AttributeName>ls_person<"),
        new("LSC018", ModelTable, "<AttributeName>ls_version<", "<AttributeName>ls_definition<"),
        new("LSC019", ModelTable, "<DisplayMask>PrimaryName|", "<DisplayMask>"),
        new("LSC019", ModelTable, "<Type>primarykey<", "<Type>uniqueidentifier<"),
        new("LSC020", "OptionSets/ls_grade.xml", "<label description=\"A\" languagecode=\"1031\" />", ""),
        new("LSC020", LeadForm, "<label description=\"Lead-Daten\" languagecode=\"1031\" />", "<label description=\"\" languagecode=\"1031\" />"),
        new("LSC020", SiteMap, "<Title LCID=\"1031\" Title=\"Vertrieb\" />", ""),
        new("LSC020", "Other/Customizations.xml", "<Language>1031</Language>", ""),
        new("LSC021", LeadTable, "<entity Name=\"Lead\">", "<entity Name=\"lead\">"),
        new("LSC021", LeadTable, "<LogicalName>ls_score<", "<LogicalName>ls_Score<"),
        new("LSC021", "Other/Relationships/Lead.xml", "<ReferencingEntityName>ls_StageHistory<", "<ReferencingEntityName>ls_stagehistory<"),
        new("LSC021", SiteMap, "Entity=\"ls_scoringmodel\"", "Entity=\"ls_ScoringModel\""),
        new("LSC022", LeadTable, "<attribute PhysicalName=\"ls_Score\">", "<attribute PhysicalName=\"Score\">"),
        new("LSC022", App, "<UniqueName>ls_LeadSync<", "<UniqueName>LeadSync<"),
        new("LSC023", "Roles/LeadSync Sales.xml", "prvReadls_ScoringModel", "prvReadls_scoringmodel"),
        new("LSC023", "Roles/LeadSync Sales.xml", "name=\"prvReadls_ScoringModel\" level=\"Global\"", "name=\"prvReadls_ScoringModel\" level=\"Basic\""),
        new("LSC023", "Roles/LeadSync Sales.xml", "prvReadLead", "prvSeeLead"),
        new("LSC023", "Roles/LeadSync Sales.xml", "prvCreateLead\" level=\"Basic\"", "prvCreateLead\" level=\"User\""),
        new("LSC023", "Roles/LeadSync Sales.xml", "prvReadLead", "prvCreateLead"),
        new("LSC023", "Roles/LeadSync Administrator.xml", "prvDeletels_StageHistory", "prvSharels_StageHistory"),
        new("LSC024", App, "<AppModuleComponent type=\"62\" schemaName=\"ls_LeadSync\" />", ""),
        new("LSC024", App, "<AppModuleComponent type=\"1\" schemaName=\"lead\" />", "<AppModuleComponent type=\"1\" schemaName=\"leads\" />"),
        new("LSC024", App, "<AppModuleComponent type=\"26\" id=\"{", "<AppModuleComponent type=\"60\" id=\"{"),
        new("LSC024", App, "<Role id=\"{627090ff-40a3", "<Role id=\"{627090ff-40a4"),
        new("LSC025", SiteMap, "Entity=\"lead\"", "Entity=\"leads\""),
        new("LSC025", SiteMap, "Entity=\"account\"", "Entity=\"phonecall\""),
        new("LSC025", SiteMap, "Entity=\"lead\"", "Url=\"$webresource:ls_/home.html\""),
        new("LSC025", SiteMap, " Entity=\"lead\"", ""),
        new("LSC026", LeadTable, "<IsSecured>0</IsSecured>", "<IsSecured>no</IsSecured>"),
        new("LSC026", LeadForm, "<FormPresentation>1</FormPresentation>", "<FormPresentation>1</FormPresentation><Shape />"),
        new("LSC027", "Entities/ls_ScoringModel/SavedQueries/", "<isdefault>1<", "<isdefault>0<", ModelTable),
        new("LSC027", "Entities/ls_ScoringModel/SavedQueries/", "</savedquery>", "</savedquery><savedquery><isdefault>1</isdefault><querytype>0</querytype></savedquery>"),
        new("LSC028", LeadTable, "<Accuracy>2</Accuracy>", ""),
        new("LSC028", LeadTable, "<MaxLength>1048576<", "<MaxLength>1048577<"),
        new("LSC028", LeadTable, "<Length>240<", "<Length>120<"),
        new("LSC028", LeadTable, "<Type>decimal<", "<Type>Decimal<"),
    ];
}
