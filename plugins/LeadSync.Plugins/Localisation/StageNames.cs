using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>The stages of one table by name in one language; one that an admin added and did not define is shown by its number.</summary>
internal sealed class StageNames
{
    private static readonly Shipped[] Known =
    {
        new Shipped(StageTable.Lead, LeadStage.Prospect, "Prospect", "Interessent"),
        new Shipped(StageTable.Lead, LeadStage.Lead, "Lead", "Lead"),
        new Shipped(StageTable.Lead, LeadStage.QualifiedLead, "Qualified Lead", "Qualifizierter Lead"),
        new Shipped(StageTable.Lead, LeadStage.SalesAcceptedLead, "Sales Accepted Lead", "Vom Vertrieb akzeptierter Lead"),
        new Shipped(StageTable.Lead, LeadStage.Opportunity, "Opportunity", "Verkaufschance"),
        new Shipped(StageTable.Lead, LeadStage.Customer, "Customer", "Kunde"),
        new Shipped(StageTable.Lead, LeadStage.Lost, "Lost", "Verloren"),
        new Shipped(StageTable.Lead, LeadStage.Disqualified, "Disqualified", "Disqualifiziert"),
        new Shipped(StageTable.Account, AccountStage.Target, "Target", "Zielfirma"),
        new Shipped(StageTable.Account, AccountStage.Engaged, "Engaged", "Engagiert"),
        new Shipped(StageTable.Account, AccountStage.QualifiedAccount, "Qualified Account", "Qualifizierte Firma"),
        new Shipped(StageTable.Account, AccountStage.SalesQualifiedAccount, "Sales Qualified Account", "Vom Vertrieb qualifizierte Firma"),
        new Shipped(StageTable.Account, AccountStage.Opportunity, "Opportunity", "Verkaufschance"),
        new Shipped(StageTable.Account, AccountStage.Customer, "Customer", "Kunde"),
        new Shipped(StageTable.Opportunity, OpportunityStage.Discovery, "Discovery", "Bedarfsklärung"),
        new Shipped(StageTable.Opportunity, OpportunityStage.Proposal, "Proposal", "Angebot"),
        new Shipped(StageTable.Opportunity, OpportunityStage.Negotiation, "Negotiation", "Verhandlung"),
        new Shipped(StageTable.Opportunity, OpportunityStage.Won, "Won", "Gewonnen"),
        new Shipped(StageTable.Opportunity, OpportunityStage.Lost, "Lost", "Verloren"),
        new Shipped(StageTable.Opportunity, OpportunityStage.Recycled, "Recycled", "Zurückgegeben"),
    };

    private readonly Dictionary<int, string> names;

    private StageNames(Dictionary<int, string> names) => this.names = names;

    /// <summary>The names as shipped.</summary>
    public static StageNames BuiltIn(StagedTable table, int language) => new StageNames(Known
        .Where(known => known.Table == table.Value)
        .ToDictionary(known => known.Stage, known => language == UserLanguage.German ? known.German : known.English));

    public string Of(int stage) => names.TryGetValue(stage, out var name) ? name : stage.ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes the name that an admin gave; an empty one changes nothing.</summary>
    public void Rename(int stage, string? name)
    {
        if (name != null)
            names[stage] = name;
    }

    private sealed class Shipped
    {
        public Shipped(int table, int stage, string english, string german)
        {
            Table = table;
            Stage = stage;
            English = english;
            German = german;
        }

        public int Table { get; }

        public int Stage { get; }

        public string English { get; }

        public string German { get; }
    }
}
