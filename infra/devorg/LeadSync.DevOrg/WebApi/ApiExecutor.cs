using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Storage;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Runs requests in transactions: a read in its own snapshot, a write in its own, a change set in one for all.</summary>
internal sealed class ApiExecutor(OrgDatabase database, OrganizationMessages messages)
{
    /// <summary>One request; faults become error answers.</summary>
    public async Task<ApiResponse> Run(ApiRequest request, Guid user, CancellationToken cancel)
    {
        try
        {
            return request.IsRead
                ? database.Read(transaction => ApiRouter.Answer(Call(transaction, request, user)))
                : await database.Write(transaction => ApiRouter.Answer(Call(transaction, request, user)), cancel);
        }
        catch (OrgFault fault)
        {
            return ApiResponse.Error(fault);
        }
    }

    /// <summary>All requests or none; on a fault the one error answer of the set.</summary>
    public async Task<IReadOnlyList<ApiResponse>> RunSet(IReadOnlyList<(string ContentId, ApiRequest Request)> set, Guid user, CancellationToken cancel)
    {
        try
        {
            return await database.Write(transaction => RunSet(transaction, set, user), cancel);
        }
        catch (OrgFault fault)
        {
            return [ApiResponse.Error(fault)];
        }
    }

    private List<ApiResponse> RunSet(OrgTransaction transaction, IReadOnlyList<(string ContentId, ApiRequest Request)> set, Guid user)
    {
        var created = new Dictionary<string, string>();
        var responses = new List<ApiResponse>();
        foreach (var (contentId, request) in set)
        {
            var resolved = request with { Path = Referenced(request, created), ContentIds = created };
            var response = ApiRouter.Answer(Call(transaction, resolved, user));
            if (response.Headers.TryGetValue("OData-EntityId", out var address))
                created[contentId] = address;
            responses.Add(response);
        }

        return responses;
    }

    /// <summary>A path such as "$1/parentaccountid" with the address of what Content-ID 1 created.</summary>
    private static string Referenced(ApiRequest request, Dictionary<string, string> created)
    {
        if (!request.Path.StartsWith('$'))
            return request.Path;
        var slash = request.Path.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? request.Path[1..] : request.Path[1..slash];
        return created.TryGetValue(name, out var address) ? address[request.Root.Length..] + (slash < 0 ? "" : request.Path[slash..]) : request.Path;
    }

    private ApiCall Call(OrgTransaction transaction, ApiRequest request, Guid user)
    {
        var caller = Impersonation.UserOf(transaction, request, user);
        return new ApiCall(request, new CallContext
        {
            UserId = caller,
            InitiatingUserId = user,
            Transaction = transaction,
            Messages = messages,
            Tag = request.Option("tag"),
            CorrelationId = Guid.TryParse(request.Header("x-ms-correlation-request-id"), out var correlation) ? correlation : Guid.NewGuid(),
            RequestId = Guid.TryParse(request.Header("x-ms-client-request-id"), out var id) ? id : Guid.NewGuid(),
        });
    }
}
