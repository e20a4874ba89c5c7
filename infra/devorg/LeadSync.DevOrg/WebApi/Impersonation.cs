using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Acting for another user: MSCRMCallerID names a systemuserid, CallerObjectId an Entra object id.</summary>
internal static class Impersonation
{
    private const string Privilege = "prvActOnBehalfOfAnotherUser";

    public static Guid UserOf(OrgTransaction transaction, ApiRequest request, Guid user)
    {
        var (column, text) = request.Header("CallerObjectId") is { } objectId
            ? ("azureactivedirectoryobjectid", objectId)
            : ("systemuserid", request.Header("MSCRMCallerID"));
        if (text is null)
            return user;
        if (!UserRights.Of(transaction, user).Holds(Privilege))
            throw Faults.MissingPrivilege(user, Privilege);
        var found = Guid.TryParse(text, out var id)
            ? transaction.Select(new RowQuery("systemuser") { Columns = [], Filter = new Filter.Condition(new ColumnPath(null, column), "eq", [id]) })
            : [];
        return found is [var row, ..] ? row.Id : throw Faults.NotFound("systemuser", id);
    }
}
