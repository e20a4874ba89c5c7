using System.Collections.Generic;
using System.Globalization;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;

namespace LeadSync.Plugins.Localisation;

/// <summary>The words of the process export in one language: values of choices, times, targets and conditions.</summary>
internal sealed class ProcessWords
{
    private static readonly Dictionary<int, string[]> Owners = new Dictionary<int, string[]>
    {
        [OwnerRole.Marketing] = new[] { "Marketing", "Marketing" },
        [OwnerRole.SalesDevelopment] = new[] { "Sales development", "Vertriebsinnendienst" },
        [OwnerRole.AccountExecutive] = new[] { "Account executive", "Vertrieb Neugeschäft" },
        [OwnerRole.AccountManager] = new[] { "Account manager", "Kundenbetreuung" },
    };

    private static readonly Dictionary<int, string[]> Goals = new Dictionary<int, string[]>
    {
        [Schema.NurtureGoal.RaiseInterest] = new[] { "Raise interest", "Interesse steigern" },
        [Schema.NurtureGoal.CompleteProfile] = new[] { "Complete profile", "Profil vervollständigen" },
        [Schema.NurtureGoal.ImproveFit] = new[] { "Improve fit", "Eignung klären" },
        [Schema.NurtureGoal.Reactivate] = new[] { "Reactivate", "Wiedergewinnen" },
    };

    private static readonly Dictionary<int, string[]> Metrics = new Dictionary<int, string[]>
    {
        [StageMetric.ShareThatMovesOnInPercent] = new[] { "Share that moves on in percent", "Anteil, der weiterkommt, in Prozent" },
        [StageMetric.MedianDaysInStage] = new[] { "Median days in stage", "Tage in der Phase im Median" },
        [StageMetric.EnteredPerQuarter] = new[] { "Entered per quarter", "Zugänge im Quartal" },
        [StageMetric.ShareAcceptedInPercent] = new[] { "Share accepted in percent", "Anteil der angenommenen in Prozent" },
    };

    private static readonly Dictionary<int, string[]> Targets = new Dictionary<int, string[]>
    {
        [StageMetric.ShareThatMovesOnInPercent] = new[] { "At least {0} % move on", "Mindestens {0} % kommen weiter" },
        [StageMetric.MedianDaysInStage] = new[] { "At most {0} days in the stage (median)", "Höchstens {0} Tage in der Phase (Median)" },
        [StageMetric.EnteredPerQuarter] = new[] { "{0} new per quarter", "{0} Zugänge im Quartal" },
        [StageMetric.ShareAcceptedInPercent] = new[] { "At least {0} % accepted", "Mindestens {0} % angenommen" },
    };

    private readonly int language;

    public ProcessWords(bool german) => language = german ? 1 : 0;

    /// <summary>Of a text in both languages the one that is meant.</summary>
    public string Of(string english, string german) => language == 1 ? german : english;

    public string Owner(int? role) => Known(Owners, role);

    public string NurtureGoal(int? goal) => Known(Goals, goal);

    public string Metric(int? metric, decimal? target) => target is { } value
        ? string.Format(CultureInfo.InvariantCulture, Known(Targets, metric), Number(value))
        : Known(Metrics, metric);

    /// <summary>A time in the largest unit that it is a whole number of; business time has no days.</summary>
    public string Time(int minutes, bool business)
    {
        if (!business && minutes % 1440 == 0)
            return Count(minutes / 1440, Of("day", "Tag"), Of("days", "Tage"));
        if (minutes % 60 == 0)
            return business
                ? Count(minutes / 60, Of("business hour", "Geschäftsstunde"), Of("business hours", "Geschäftsstunden"))
                : Count(minutes / 60, Of("hour", "Stunde"), Of("hours", "Stunden"));
        return business
            ? Count(minutes, Of("business minute", "Geschäftsminute"), Of("business minutes", "Geschäftsminuten"))
            : Count(minutes, Of("minute", "Minute"), Of("minutes", "Minuten"));
    }

    public string Days(int days) => Count(days, Of("day", "Tag"), Of("days", "Tage"));

    public string Table(int table) => table switch
    {
        StageTable.Account => Of("Account", "Firma"),
        StageTable.Opportunity => Of("Opportunity", "Verkaufschance"),
        _ => "Lead",
    };

    /// <summary>The conditions of a move, each in words.</summary>
    public IReadOnlyList<string> Conditions(AllowedMove move)
    {
        var conditions = new List<string>();
        void Add(bool asked, string english, string german)
        {
            if (asked)
                conditions.Add(Of(english, german));
        }

        var columns = string.Join(", ", ColumnLabels.Of(move.RequiredColumns, language == 1 ? UserLanguage.German : UserLanguage.English));
        Add(move.RequiredColumns.Count > 0, $"Filled: {columns}", $"Gefüllt: {columns}");
        Add(move.MinimumScore != null, $"Score of at least {move.MinimumScore}", $"Score von mindestens {move.MinimumScore}");
        var grade = (char)('A' + ((move.MinimumGrade ?? Grade.A) - Grade.A));
        Add(move.MinimumGrade != null, $"Grade {grade} or better", $"Klasse {grade} oder besser");
        Add(move.Roles.Count > 0, $"By {Either(move.Roles)}", $"Durch {Either(move.Roles)}");
        Add(move.OverrideRoles.Count > 0, $"During the cool-down by {Either(move.OverrideRoles)} alone, with a reason", $"In der Ruhezeit nur durch {Either(move.OverrideRoles)}, mit Begründung");
        Add(move.ReasonRequired, "With a recycle reason", "Mit Rückgabegrund");
        Add(move.MaximumRecycles != null, $"At most {move.MaximumRecycles} recycles that count", $"Höchstens {move.MaximumRecycles} Rückgaben, die zählen");
        return conditions;
    }

    private string Either(IReadOnlyList<string> names) => string.Join(Of(" or ", " oder "), names);

    private static string Count(int number, string one, string many) => number.ToString(CultureInfo.InvariantCulture) + " " + (number == 1 ? one : many);

    private string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace(".", Of(".", ","));

    private string Known(Dictionary<int, string[]> words, int? value) =>
        value is { } number && words.TryGetValue(number, out var word) ? word[language] : "";
}
