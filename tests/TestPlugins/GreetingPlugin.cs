using Microsoft.Xrm.Sdk;

namespace LeadSync.TestPlugins;

/// <summary>The main operation of the custom API that the tests call: notes the greeting on the lead and answers.</summary>
public sealed class GreetingPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!;
        var target = (EntityReference)context.InputParameters["Target"];
        var greeting = (string)context.InputParameters["Greeting"];
        factory.CreateOrganizationService(context.UserId).Update(new Entity("lead", target.Id) { ["description"] = greeting });
        if (greeting.Length == 0)
            throw new InvalidPluginExecutionException("Say something.");
        context.OutputParameters["Length"] = greeting.Length;
        context.OutputParameters["To"] = context.InputParameters.Contains("To") ? context.InputParameters["To"] : target;
        context.OutputParameters["Undeclared"] = context.Stage;
    }
}
