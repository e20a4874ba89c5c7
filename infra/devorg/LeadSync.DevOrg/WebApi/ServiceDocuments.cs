using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.WebApi;

/// <summary>What the service says about itself: the list of entity sets, $metadata, WhoAmI.</summary>
internal static class ServiceDocuments
{
    private static readonly XNamespace Edmx = "http://docs.oasis-open.org/odata/ns/edmx";
    private static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";

    public static ApiResponse Sets(ApiCall call) => ApiResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{call.Request.Root}$metadata");
        json.WriteStartArray("value");
        foreach (var table in call.Schema.Tables.OrderBy(table => table.EntitySet, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", table.EntitySet);
            json.WriteString("kind", "EntitySet");
            json.WriteString("url", table.EntitySet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static ApiResponse WhoAmI(ApiCall call) => ApiResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{call.Request.Root}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
        json.WriteString("BusinessUnitId", WellKnown.BusinessUnit);
        json.WriteString("UserId", call.Context.UserId);
        json.WriteString("OrganizationId", WellKnown.Organization);
        json.WriteEndObject();
    });

    public static ApiResponse Metadata(ApiCall call)
    {
        var schema = new XElement(Edm + "Schema", new XAttribute("Namespace", "Microsoft.Dynamics.CRM"), new XAttribute("Alias", "mscrm"));
        foreach (var table in call.Schema.Tables)
            schema.Add(EntityType(table));
        schema.Add(new XElement(Edm + "EntityContainer", new XAttribute("Name", "System"), call.Schema.Tables.Select(table => new XElement(
            Edm + "EntitySet", new XAttribute("Name", table.EntitySet), new XAttribute("EntityType", $"Microsoft.Dynamics.CRM.{table.Name}")))));
        var document = new XElement(Edmx + "Edmx", new XAttribute("Version", "4.0"), new XElement(Edmx + "DataServices", schema));
        return new ApiResponse(200, System.Text.Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting))) { ContentType = "application/xml" };
    }

    private static XElement EntityType(Table table) => new(
        Edm + "EntityType",
        new XAttribute("Name", table.Name),
        new XElement(Edm + "Key", new XElement(Edm + "PropertyRef", new XAttribute("Name", table.PrimaryId))),
        table.Columns.Where(column => column.Readable).Select(column => new XElement(
            Edm + "Property", new XAttribute("Name", column.PropertyName), new XAttribute("Type", EdmTypes.Of(column)))),
        table.Columns.SelectMany(column => column.Targets).DistinctBy(target => target.Navigation).Select(target => new XElement(
            Edm + "NavigationProperty", new XAttribute("Name", target.Navigation), new XAttribute("Type", $"mscrm.{target.Table}"))));
}
