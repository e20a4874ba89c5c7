using System.Collections.Generic;
using System.Globalization;
using LeadSync.Plugins.BuyingCentre;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>The names and refusals of buying roles, in English and German.</summary>
internal static class BuyingRoleTexts
{
    private static readonly Dictionary<int, string[]> Names = new Dictionary<int, string[]>
    {
        [BuyingRoleKind.Initiator] = new[] { "Initiator", "Initiator" },
        [BuyingRoleKind.User] = new[] { "User", "Anwender" },
        [BuyingRoleKind.Influencer] = new[] { "Influencer", "Beeinflusser" },
        [BuyingRoleKind.Decider] = new[] { "Decider", "Entscheider" },
        [BuyingRoleKind.Buyer] = new[] { "Buyer", "Einkäufer" },
        [BuyingRoleKind.Gatekeeper] = new[] { "Gatekeeper", "Gatekeeper" },
        [BuyingRoleKind.PowerPromoter] = new[] { "Power promoter", "Machtpromotor" },
        [BuyingRoleKind.ExpertPromoter] = new[] { "Expert promoter", "Fachpromotor" },
        [BuyingRoleKind.ProcessPromoter] = new[] { "Process promoter", "Prozesspromotor" },
        [BuyingRoleKind.RelationshipPromoter] = new[] { "Relationship promoter", "Beziehungspromotor" },
        [BuyingRoleKind.PowerOpponent] = new[] { "Power opponent", "Machtopponent" },
        [BuyingRoleKind.ExpertOpponent] = new[] { "Expert opponent", "Fachopponent" },
        [BuyingRoleKind.ProcessOpponent] = new[] { "Process opponent", "Prozessopponent" },
        [BuyingRoleKind.RelationshipOpponent] = new[] { "Relationship opponent", "Beziehungsopponent" },
    };

    private static readonly Dictionary<BuyingRoleRefusal, string[]> Texts = new Dictionary<BuyingRoleRefusal, string[]>
    {
        [BuyingRoleRefusal.Incomplete] = new[]
        {
            "A buying role says who has which role. Choose a contact and a role.",
            "Eine Rolle im Buying Center sagt, wer welche Rolle hat. Wählen Sie einen Kontakt und eine Rolle aus.",
        },
        [BuyingRoleRefusal.NoBuyer] = new[]
        {
            "A buying role belongs to an account or to an opportunity. Choose one.",
            "Eine Rolle im Buying Center gehört zu einer Firma oder zu einer Verkaufschance. Wählen Sie eine davon aus.",
        },
        [BuyingRoleRefusal.Duplicate] = new[]
        {
            "{0} already has the role \"{1}\" here. Choose another role, or leave it at that.",
            "{0} hat hier schon die Rolle „{1}“. Wählen Sie eine andere Rolle, oder belassen Sie es dabei.",
        },
        [BuyingRoleRefusal.Contradiction] = new[]
        {
            "{0} cannot be both \"{1}\" and \"{2}\" here. Delete the role \"{2}\" first if it is no longer true.",
            "{0} kann hier nicht zugleich „{1}“ und „{2}“ sein. Löschen Sie zuerst die Rolle „{2}“, falls sie nicht mehr stimmt.",
        },
    };

    /// <summary>A role by name; one that an admin added is shown by its number.</summary>
    public static string Name(int role, int language) =>
        Names.TryGetValue(role, out var names) ? names[Index(language)] : role.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a person, by name, is refused with: the role that is saved and the one in its way.</summary>
    public static string Of(BuyingRoleRefusal refusal, string person, int saved, int other, int language) => string.Format(
        CultureInfo.InvariantCulture, Texts[refusal][Index(language)], person, Name(saved, language), Name(other, language));

    private static int Index(int language) => language == UserLanguage.German ? 1 : 0;
}
