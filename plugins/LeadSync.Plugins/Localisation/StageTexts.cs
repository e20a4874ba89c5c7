using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadSync.Plugins.Stages;

namespace LeadSync.Plugins.Localisation;

/// <summary>The refusals of the stage guards, in English and German: what is wrong and what to do.</summary>
internal static class StageTexts
{
    public static string Of(StageVerdict verdict, StagedTable table, StageNames names, int language) =>
        language == UserLanguage.German ? GermanStageTexts.Of(verdict, table, names) : EnglishStageTexts.Of(verdict, table, names);

    /// <summary>A grade as a letter; one that an admin added by its number.</summary>
    public static string Grade(int grade) =>
        grade >= Schema.Grade.A && grade <= Schema.Grade.E ? ((char)('A' + grade - Schema.Grade.A)).ToString() : Number(grade);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string> names) => string.Join(", ", names);

    /// <summary>The roles of a condition; nobody but the System Administrator where there are none.</summary>
    public static string Roles(IReadOnlyList<string> roles) => roles.Count == 0 ? CallerRoles.SystemAdministrator : List(roles);

    /// <summary>A point in time to the minute; users' time zones are not asked for.</summary>
    public static string Instant(DateTime instant, string format) => instant.ToString(format, CultureInfo.InvariantCulture) + " UTC";

    public static string Next(IReadOnlyList<int> stages, StageNames names, string allowed, string none) =>
        stages.Count == 0 ? none : $"{allowed}: {List(stages.Select(names.Of))}.";
}
