using System.Text;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>System jobs as asyncoperation rows: what is queued with the transaction is there after a restart.</summary>
internal static class AsyncOperations
{
    private const string Table = "asyncoperation";
    private const int SystemEvent = 1;
    private const int Ready = 0;
    private const int Completed = 3;
    private const int Succeeded = 30;
    private const int Failed = 31;
    private const int Batch = 64;

    /// <summary>Stores the job of an asynchronous step; its id is the context's OperationId, its data the body to post.</summary>
    public static void Queue(Step step, EventContext context, OrgTransaction transaction)
    {
        if (step.Handler.LogicalName != "serviceendpoint")
            throw Faults.NotImplemented("An asynchronous plug-in step");
        var (body, stripped) = RemoteContextJson.Write(RemoteContext.Of(context));
        var row = new Entity(Table, context.OperationId)
        {
            ["name"] = step.Name,
            ["messagename"] = context.MessageName,
            ["primaryentitytype"] = context.PrimaryEntityName,
            ["correlationid"] = context.CorrelationId,
            ["requestid"] = context.RequestId,
            ["operationtype"] = SystemEvent,
            ["depth"] = context.Depth,
            ["retrycount"] = 0,
            ["data"] = (stripped ? "S" : "W") + Encoding.UTF8.GetString(body),
            ["owningextensionid"] = new EntityReference("sdkmessageprocessingstep", step.Id),
            ["statecode"] = new OptionSetValue(Ready),
            ["statuscode"] = new OptionSetValue(0),
            ["createdon"] = transaction.Now,
            ["modifiedon"] = transaction.Now,
        };
        if (context.MessageName != "Delete" && Regards(transaction, context.PrimaryEntityName))
            row["regardingobjectid"] = new EntityReference(context.PrimaryEntityName, context.PrimaryEntityId);
        transaction.Insert(row);
    }

    /// <summary>The oldest jobs that have not been finished, with the endpoint they go to as it is now.</summary>
    public static IReadOnlyList<WebhookJob> Pending(OrgTransaction transaction)
    {
        var ready = new Filter.Condition(new ColumnPath(null, "statecode"), "eq", [Ready]);
        return [.. transaction.Select(new RowQuery(Table) { Filter = ready, Order = [new(new ColumnPath(null, "createdon"), false)], Take = Batch })
            .Select(row => Job(row, transaction))];
    }

    public static void Finish(WebhookJob job, WebhookOutcome outcome, OrgTransaction transaction)
    {
        if (outcome.Error is null && job.DeleteWhenDone)
        {
            transaction.Delete(Table, job.Id);
            return;
        }

        transaction.Update(new Entity(Table, job.Id)
        {
            ["statecode"] = new OptionSetValue(Completed),
            ["statuscode"] = new OptionSetValue(outcome.Error is null ? Succeeded : Failed),
            ["retrycount"] = outcome.Attempts - 1,
            ["startedon"] = outcome.StartedOn,
            ["completedon"] = transaction.Now,
            ["modifiedon"] = transaction.Now,
            ["friendlymessage"] = outcome.Error,
            ["message"] = outcome.Error,
            ["errorcode"] = outcome.Error is null ? null : outcome.Status,
        });
    }

    private static bool Regards(OrgTransaction transaction, string table) =>
        transaction.Schema.Find(Table)?.Find("regardingobjectid")?.Targets.Any(target => target.Table == table) == true;

    private static WebhookJob Job(Entity row, OrgTransaction transaction)
    {
        var step = row.GetAttributeValue<EntityReference>("owningextensionid") is { } owner
            ? transaction.Find("sdkmessageprocessingstep", owner.Id, ["eventhandler", "asyncautodelete"])
            : null;
        var endpoint = step?.GetAttributeValue<EntityReference>("eventhandler") is { LogicalName: "serviceendpoint" } handler
            ? transaction.Find("serviceendpoint", handler.Id, ["url", "authtype", "authvalue"])
            : null;
        var data = row.GetAttributeValue<string>("data") ?? "W{}";
        return new WebhookJob(row.Id, row.GetAttributeValue<string>("messagename") ?? "", row.GetAttributeValue<string>("primaryentitytype") ?? "")
        {
            CorrelationId = row.GetAttributeValue<Guid>("correlationid"),
            Body = Encoding.UTF8.GetBytes(data[1..]),
            Stripped = data[0] == 'S',
            Url = endpoint?.GetAttributeValue<string>("url"),
            AuthType = endpoint?.GetAttributeValue<int>("authtype") ?? 0,
            AuthValue = endpoint?.GetAttributeValue<string>("authvalue"),
            DeleteWhenDone = step?.GetAttributeValue<bool>("asyncautodelete") == true,
        };
    }
}
