using System.Globalization;
using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.Import;

/// <summary>Choices: global ones from optionsets, local ones out of a column.</summary>
internal static class ChoiceImport
{
    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("optionsets", "optionset"))
            job.Change(Read(job, element) with { IsGlobal = true });
    }

    /// <summary>One optionset element; options, states and statuses alike.</summary>
    public static Choice Read(ImportJob job, XElement element)
    {
        var options = element.Descendants().Where(each => each.Name.LocalName is "option" or "state" or "status" && each.Attribute("value") is not null);
        return new Choice
        {
            Name = element.Attribute("Name")?.Value ?? throw job.Refuse("An optionset has no Name."),
            Label = element.Labels("displaynames", "displayname"),
            Options = [.. options.Select(option => new Option
            {
                Value = Number(job, option, "value") ?? throw job.Refuse($"An option of '{element.Attribute("Name")?.Value}' has no value."),
                Label = option.Labels("labels", "label"),
                State = Number(job, option, "state"),
                DefaultStatus = Number(job, option, "defaultstatus"),
            })],
        };
    }

    private static int? Number(ImportJob job, XElement option, string attribute)
    {
        if (option.Attribute(attribute)?.Value is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw job.Refuse($"'{text}' is no option value.");
    }
}
