using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Storage;

namespace LeadSync.DevOrg.Security;

/// <summary>The language a user sees the organisation in: usersettings.uilanguageid, else the base language.</summary>
public static class UserLanguage
{
    public static int Of(OrgTransaction transaction, Guid user)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.Remember(
            $"language {user}",
            () => transaction.Find("usersettings", user, ["uilanguageid"])?.GetAttributeValue<int?>("uilanguageid") ?? Labels.English);
    }
}
