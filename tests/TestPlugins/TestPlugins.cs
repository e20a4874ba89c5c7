using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.TestPlugins;

/// <summary>Writes what it is told about its event into the row.</summary>
public sealed class DescribingPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var target = (Entity)context.InputParameters["Target"];
        var before = context.PreEntityImages.TryGetValue("PreImage", out var image) ? string.Join(",", image.Attributes.Select(pair => $"{pair.Key}={pair.Value}")) : "none";
        target["description"] = FormattableString.Invariant(
            $"{target.GetAttributeValue<string>("description")}[{context.MessageName} {context.Stage} depth {context.Depth} tag {context.SharedVariables.FirstOrDefault().Value} before {before}]");
    }
}

/// <summary>Fails as plug-ins with a bug do.</summary>
public sealed class BrokenPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => throw new InvalidOperationException("secret of the implementation");
}

/// <summary>Updates the row it was called for, and so calls itself.</summary>
public sealed class LoopingPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!;
        factory.CreateOrganizationService(null).Update(new Entity("lead", context.PrimaryEntityId) { ["subject"] = "again" });
    }
}

/// <summary>Sends a value that the platform's serialiser does not know.</summary>
public sealed class EnumPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!;
        factory.CreateOrganizationService(Guid.Empty).Create(new Entity("account") { ["name"] = "A", ["description"] = DayOfWeek.Monday });
    }
}

/// <summary>Reads back through the organisation what the same transaction has written.</summary>
public sealed class ReadingPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var organization = ((IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!).CreateOrganizationService(Guid.Empty);
        var row = organization.Retrieve("lead", context.PrimaryEntityId, new ColumnSet("lastname"));
        throw new InvalidPluginExecutionException($"{row["lastname"]} seen as {context.UserId}, parent {context.ParentContext.Stage}");
    }
}
