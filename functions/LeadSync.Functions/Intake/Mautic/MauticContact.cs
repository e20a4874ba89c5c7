using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.People;

namespace LeadSync.Functions.Intake.Mautic;

/// <summary>A contact as webhooks carry it: fields in groups (<c>fields.core.email.value</c>), or flat in e-mail events.</summary>
internal readonly struct MauticContact(JsonElement json)
{
    private static readonly (string Field, string[] Aliases)[] Known =
    [
        (PersonField.Email, ["email"]),
        (PersonField.Company, ["company"]),
        (PersonField.FirstName, ["firstname"]),
        (PersonField.LastName, ["lastname"]),
        (PersonField.JobTitle, ["position"]),
        (PersonField.Phone, ["phone", "mobile"]),
        (PersonField.Country, ["country"]),
        (PersonField.City, ["city"]),
        (PersonField.PostalCode, ["zipcode"]),
        (PersonField.Website, ["website"]),
    ];

    private readonly JsonElement json = json;

    /// <summary>Mautic's id of the contact.</summary>
    public string? Id => json.Text("id");

    /// <summary>The keys of the contact, without those that are invalid.</summary>
    public IEnumerable<PersonKey> Keys()
    {
        if (Id is { } id && PersonKey.Native("mautic", id) is { } native)
            yield return native;
        if (Field("email") is { } address && PersonKey.Email(address) is { } email)
            yield return email;
    }

    /// <summary>What is filled, by <see cref="PersonField"/>.</summary>
    public Dictionary<string, string> Attributes()
    {
        var attributes = new Dictionary<string, string>();
        foreach (var (field, aliases) in Known)
            if (aliases.Select(Field).FirstOrDefault(value => value is not null) is { } value)
                attributes.Add(field, value);
        return attributes;
    }

    private string? Field(string alias)
    {
        if (json.At("fields") is { ValueKind: JsonValueKind.Object } groups)
            foreach (var group in groups.EnumerateObject())
                if ((group.Value.Text(alias, "value") ?? group.Value.Text(alias)) is { } value)
                    return value;
        return json.Text(alias);
    }
}
