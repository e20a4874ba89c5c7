using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Stages;

/// <summary>Leads and transition rows for the tests.</summary>
internal static class StageRows
{
    public static Entity Lead(int? stage, DateTime? enteredOn = null)
    {
        var lead = new Entity("lead") { ["ls_stage"] = Option(stage) };
        if (enteredOn is not null)
            lead["ls_stageenteredon"] = enteredOn;
        return lead;
    }

    public static Entity Transition(int? from, int to, int state = 0, int table = StageTable.Lead) => new("ls_stagetransition")
    {
        ["ls_fromleadstage"] = Option(from),
        ["ls_toleadstage"] = Option(to),
        ["ls_appliesto"] = Option(table),
        ["statecode"] = Option(state),
    };

    public static Entity Language(int language) => new("usersettings") { ["systemuserid"] = PluginEvent.User, ["uilanguageid"] = language };

    public static OptionSetValue? Option(int? value) => value is { } number ? new OptionSetValue(number) : null;
}
