using System.Xml.Linq;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The process of the shipped rows through the custom API, over HTTP.</summary>
public sealed class ProcessExportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] Tables =
        ["ls_stage", "ls_slapolicy", "ls_stagetransition", "ls_persona", "ls_nurturetrack", "ls_recyclereason"];

    [Fact]
    public async Task Process_is_exported_in_the_language_asked_for_or_that_of_the_user()
    {
        await using var org = await GuardedOrg.Start(Tables);
        var english = await Export(org, "Sam Sales", """{"Language":1033}""");
        Assert.Equal(
            ["Stages of leads", "Moves of leads", "Stages of accounts", "Moves of accounts", "Stages of opportunities", "Moves of opportunities", "Recycle reasons"],
            Captions(english.Table));
        Assert.Contains("| Sales Accepted Lead | Opportunity | Filled: Last Name, Company Name; By LeadSync Sales or LeadSync Administrator |", english.Markdown, StringComparison.Ordinal);
        Assert.Equal("Phasen der Leads", Captions((await Export(org, "Sabine Vertrieb", "{}")).Table)[0]);
        var german = await Export(org, "Sam Sales", """{"Language":1031}""");
        Assert.Contains("| Qualifizierter Lead | Lead | Durch LeadSync Sales oder LeadSync Administrator; Mit Rückgabegrund; Höchstens 3 Rückgaben, die zählen |", german.Markdown, StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(german.Svg).Descendants(Svg + "text"), text => text.Value == "Verkaufschance");
    }

    [Fact]
    public async Task What_an_admin_writes_shows_as_text()
    {
        await using var org = await GuardedOrg.Start(Tables);
        var rows = await org.Admin.Ask("GET", "ls_stages?$select=ls_stageid&$filter=ls_name eq 'Prospect'").Json();
        var stage = rows.GetProperty("value")[0].GetProperty("ls_stageid").GetString();
        Assert.Equal("204", await org.Admin.Ask("PATCH", $"ls_stages({stage})", """{"ls_name":"<b onload=x> & | *A*","ls_definition":"a\u0001\n</td>"}""").Verdict());
        var export = await Export(org, "Ada Admin", """{"Language":1033}""");
        Assert.Contains("<th scope=\"row\">&lt;b onload=x&gt; &amp; | *A*</th>", export.Table, StringComparison.Ordinal);
        Assert.Contains(@"| \<b onload=x\> & \| \*A\* |", export.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b", export.Svg, StringComparison.Ordinal);
    }

    private static async Task<(string Table, string Markdown, string Svg)> Export(TestOrg org, string user, string body)
    {
        var answer = await org.Client(user).Ask("POST", "ls_ExportProcess", body).Json();
        return (answer.GetProperty("Table").GetString()!, answer.GetProperty("Markdown").GetString()!, answer.GetProperty("Svg").GetString()!);
    }

    private static string[] Captions(string html) => [.. XElement.Parse($"<html>{html}</html>").Descendants("caption").Select(caption => caption.Value)];
}
