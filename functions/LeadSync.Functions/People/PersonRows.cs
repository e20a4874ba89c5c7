using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.State;

namespace LeadSync.Functions.People;

/// <summary>Where a person's rows are (see README.md).</summary>
internal static class PersonRows
{
    /// <summary>The compact state for one model version; empty when it has to be rebuilt. Every commit of activities replaces it.</summary>
    public const string State = "state";

    public const string Attributes = "attributes";

    /// <summary>Stands while the CRM has not seen the latest change.</summary>
    public const string Dirty = "dirty";

    /// <summary>What the CRM was last told; owned by UpdateCrm.</summary>
    public const string Crm = "crm";

    /// <summary>The mapping keys under which the person is noted.</summary>
    public const string Keys = "mappingkeys";

    /// <summary>The state of everybody who was merged into this one together, for as long as none of them changes.</summary>
    public const string Union = "union";

    /// <summary>The person that this one was merged into.</summary>
    public const string Redirect = "redirect";

    /// <summary>The person a key names, in the key's partition.</summary>
    public const string KeyPerson = "person";

    public const string LedgerPrefix = "a:";
    public const string LedgerEnd = "a;";

    /// <summary>Folded parts of the ledger, by the first hex digit of the ledger rows that they stand for.</summary>
    public const string FoldedPrefix = "f:";
    public const string FoldedEnd = "f;";

    public const string ClaimedPrefix = "k:";
    public const string ClaimedEnd = "k;";
    public const string MemberPrefix = "m:";
    public const string MemberEnd = "m;";

    public static Partition Person(string id) => new("people", id);

    public static Partition Key(PersonKey key) => new("keys", key.Value);

    /// <summary>An activity is once in a ledger, by source and id.</summary>
    public static string Ledger(Activity activity) =>
        LedgerPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.Source}\n{activity.Id}")));

    /// <summary>A key that was claimed for the person, so that its keys can be found from it.</summary>
    public static string Claimed(PersonKey key) => ClaimedPrefix + key.Value;

    /// <summary>Says that the two were taken apart, and are never merged again because of keys.</summary>
    public static string Apart(string id) => "apart:" + id;

    /// <summary>Whether a crm row names a lead or contact. A prospect's row names none.</summary>
    public static bool IsKnownToCrm(StoredRow? crm)
    {
        if (crm is null)
            return false;
        using var note = JsonDocument.Parse(crm.Value);
        return Names("lead") || Names("contact");

        bool Names(string record) => note.RootElement.TryGetProperty(record, out var id) && id.ValueKind != JsonValueKind.Null;
    }

    /// <summary>The folded part that a ledger row belongs to.</summary>
    public static string Folded(string ledgerRow) => FoldedPrefix + ledgerRow[LedgerPrefix.Length];

    public static string Member(string id) => MemberPrefix + id;
}
