using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Messages;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>A request being answered: what was asked, by whom, in which transaction.</summary>
internal sealed record ApiCall(ApiRequest Request, CallContext Context)
{
    public Schema Schema => Context.Transaction.Schema;

    public OrganizationMessages Messages => Context.Messages;

    public string AddressOf(Table table, Guid id) => $"{Request.Root}{table.EntitySet}({id})";

    /// <summary>One row as JSON, read back as the caller may see it.</summary>
    public ApiResponse Row(int status, EntityReference target, QueryOptions options)
    {
        var table = Schema.Find(target.LogicalName)!;
        var columns = options.Query.Columns;
        var row = Messages.Retrieve(target, columns is null ? new(true) : new([.. columns]), Context);
        var expanded = new ExpandedRows(this, options.Expand, [row]);
        var writer = new RowJson(Schema, Request.Prefer);
        var response = ApiResponse.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{Request.Root}$metadata#{table.EntitySet}/$entity");
            writer.Write(json, row, columns);
            expanded.Write(json, writer, row);
            json.WriteEndObject();
        });
        response.Headers["ETag"] = RowJson.ETag(row);
        return response;
    }
}
