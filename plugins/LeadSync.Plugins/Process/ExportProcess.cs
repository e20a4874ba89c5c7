using LeadSync.Plugins.Localisation;

namespace LeadSync.Plugins.Process;

/// <summary>
/// The custom API ls_ExportProcess: the process, as its rows describe it, as HTML tables, as Markdown and as a flow chart in SVG.
/// The parameter Language takes 1033 or 1031, any other means English; without it the user's own language counts. Three queries.
/// </summary>
public sealed class ExportProcess : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var context = execution.Context;
        var language = context.InputParameters.TryGetValue("Language", out var named) && named is int number ? number : UserLanguage.Of(execution);
        var map = ProcessReader.Read(execution.Organization, language == UserLanguage.German);
        var tables = ProcessTables.Of(map);
        context.OutputParameters["Table"] = TableHtml.Of(tables);
        context.OutputParameters["Markdown"] = TableMarkdown.Of(tables);
        context.OutputParameters["Svg"] = ChartSvg.Of(ProcessChart.Of(map), map.German);
        execution.Trace($"{tables.Count} tables");
    }
}
