using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Plug-in and webhook steps with their images. They arrive disabled.</summary>
internal static class StepImport
{
    private const int PluginHandler = 4602;
    private const int EndpointHandler = 4618;

    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("SdkMessageProcessingSteps", "SdkMessageProcessingStep"))
            Import(job, element);
    }

    private static void Import(ImportJob job, XElement element)
    {
        var name = element.Attribute("Name")?.Value ?? "";
        var id = SolutionXml.Id(element.Attribute("SdkMessageProcessingStepId")?.Value) ?? throw job.Refuse($"The step '{name}' has no id.");
        var message = SolutionXml.Id(element.Text("SdkMessageId")) is { } messageId && job.Transaction.Find("sdkmessage", messageId) is { } found
            ? found
            : throw job.Refuse($"The step '{name}' names the message {element.Text("SdkMessageId")}, which does not exist.");
        var table = element.Text("PrimaryEntity") is { } primary
            ? job.Transaction.Schema.Find(primary) ?? throw job.Refuse($"The step '{name}' names the table '{primary}', which does not exist.")
            : null;
        CheckColumns(job, name, table, element.Text("FilteringAttributes"));
        var (stage, mode) = (element.Int("Stage") ?? 0, element.Int("Mode") ?? 0);
        if (stage is not (10 or 20 or 40) || (mode == 1 && stage != 40))
            throw job.Refuse($"The step '{name}' cannot run in stage {stage} with mode {mode}.");
        job.Put(new Entity("sdkmessageprocessingstep", id)
        {
            ["name"] = name,
            ["description"] = element.Text("Description"),
            ["sdkmessageid"] = message.ToEntityReference(),
            ["primaryobjecttypecode"] = table?.Name,
            ["eventhandler"] = Handler(job, name, element),
            ["stage"] = stage,
            ["mode"] = mode,
            ["rank"] = element.Int("Rank") ?? 1,
            ["filteringattributes"] = element.Text("FilteringAttributes") is { Length: > 0 } list ? list : null,
            ["configuration"] = element.Text("Configuration"),
            ["asyncautodelete"] = element.Flag("AsyncAutoDelete", otherwise: false),
            ["statecode"] = new OptionSetValue(1),
            ["statuscode"] = new OptionSetValue(2),
        });
        foreach (var image in element.Descendants("SdkMessageProcessingStepImage"))
            ImportImage(job, name, id, table, image);
    }

    private static EntityReference Handler(ImportJob job, string step, XElement element)
    {
        var (table, id) = element.Int("EventHandlerTypeCode") switch
        {
            PluginHandler => ("plugintype", element.Text("PluginTypeId")),
            EndpointHandler => ("serviceendpoint", element.Text("EventHandler")),
            var other => throw job.Refuse($"The step '{step}' has no event handler (type code '{other}')."),
        };
        return SolutionXml.Id(id) is { } handler && job.Transaction.Find(table, handler, []) is not null
            ? new EntityReference(table, handler)
            : throw job.Refuse($"The step '{step}' names the {table} {id}, which does not exist.");
    }

    private static void ImportImage(ImportJob job, string step, Guid stepId, Table? table, XElement image)
    {
        CheckColumns(job, step, table, image.Text("Attributes"));
        var id = SolutionXml.Id(image.Text("SdkMessageProcessingStepImageId")) ?? throw job.Refuse($"An image of the step '{step}' has no id.");
        job.Put(new Entity("sdkmessageprocessingstepimage", id)
        {
            ["name"] = image.Attribute("Name")?.Value,
            ["entityalias"] = image.Text("EntityAlias"),
            ["imagetype"] = image.Int("ImageType"),
            ["messagepropertyname"] = image.Text("MessagePropertyName"),
            ["attributes"] = image.Text("Attributes") is { Length: > 0 } list ? list : null,
            ["sdkmessageprocessingstepid"] = new EntityReference("sdkmessageprocessingstep", stepId),
        });
    }

    private static void CheckColumns(ImportJob job, string step, Table? table, string? list)
    {
        foreach (var column in list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            if (table?.Find(column) is null)
                throw job.Refuse($"The step '{step}' names the column '{column}', which table '{table?.Name}' does not have.");
    }
}
