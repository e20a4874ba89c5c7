using System.Text;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Intake.Mautic;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Intake.Mautic;

public sealed class MauticSourceTests
{
    private static readonly MauticSource Source = new();

    /// <summary>File, kinds, ids, time of the first, keys of the first.</summary>
    public static TheoryData<string, string, string, string, string> Files => new()
    {
        { "early_array_form.hit.1.json", "page_view page_view", "", "2015-08-26T01:32:39Z", "mautic:26" },
        { "early_array_form.leads.0.json", "custom:contact_identified", "", "2015-08-26T01:25:36Z", "mautic:25" },
        { "early_array_form.leads.2.json", "custom:contact_identified", "", "2026-11-21T12:00:00Z", "mautic:25" },
        { "early_array_form.leads.3.json", "custom:contact_identified", "", "2026-11-21T12:00:00Z", "mautic:25" },
        { "early_array_form.leads.4.json", "custom:contact_identified", "", "2026-11-21T12:00:00Z", "mautic:25" },
        { "email_on_open.json", "email_open", "email_on_open:38:1", "2017-06-19T12:36:33Z", "email:doe@gmail.com mautic:4" },
        { "email_on_open.v7.2.0.captured.json", "email_open", "email_on_open:1:1", "2026-09-10T02:18:15Z", "email:chunk0.live@grav-integration-test.invalid mautic:1" },
        { "form_on_submit.json", "form_submit", "form_on_submit:3", "2017-06-14T12:25:25Z", "cookie:0c535354999314510cc6d637b3fc5cf732fde387 email:john.doe@atlas.cz mautic:50" },
        { "lead_post_save_new.identified.json", "custom:contact_identified", "lead_post_save_new:52:2017-06-19T09:31:18+00:00", "2017-06-19T09:31:18Z", "email:john@doe.name mautic:52" },
        { "lead_post_save_new.json", "custom:contact_identified", "lead_post_save_new:14:2017-06-13T09:15:47+00:00", "2017-06-13T09:15:47Z", "email:john@doe.com mautic:14" },
        { "lead_post_save_update.json", "custom:contact_updated", "lead_post_save_update:12:2017-06-09T11:49:02+00:00", "2017-06-09T11:49:02Z", "email:john@doe.email mautic:12" },
        { "legacy_object_form.forms.0.json", "form_submit", "form_on_submit:89", "2015-08-26T01:30:34Z", "cookie:dd4adafdabe75184bc206037a15d9f840adb5ec0 email:email@formsubmit.com mautic:26" },
        { "legacy_object_form.forms.1.json", "form_submit", "form_on_submit:34", "2026-11-21T12:00:00Z", "email:email@formsubmit.com mautic:26" },
        { "legacy_object_form.hit.0.json", "page_view", "", "2015-08-26T01:32:39Z", "cookie:833fecc93e16d37baf1530df643b6a8b10714c65 mautic:26" },
        { "legacy_object_form.leads.1.json", "custom:contact_identified", "", "2026-11-21T12:00:00Z", "mautic:80" },
        { "legacy_object_form.leads.8.json", "custom:points_change", "", "2015-08-26T01:30:35Z", "mautic:26" },
        { "page_on_hit.json", "page_view", "page_on_hit:7", "2017-06-19T14:26:54Z", "cookie:8b11cd912d328d6b4876902c47697167cd6ae564 mautic:54" },
        { "stage_change_via_lead_post_save_update.fragment.json", "custom:contact_updated", "lead_post_save_update:12:2020-06-03T00:00:00+00:00", "2020-06-03T00:00:00Z", "mautic:12" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Real_payload_is_read(string file, string kinds, string firstId, string firstTime, string firstKeys)
    {
        var reading = Requests.Understand(Source, Requests.Of(File.ReadAllBytes(SharedData.Need($"webhooks/mautic/{file}"))));
        Assert.Empty(reading.Rejected);
        Assert.Equal(kinds, string.Join(' ', reading.Activities.Select(reported => reported.Activity.Kind)));
        var first = reading.Activities[0].Activity;
        if (firstId.Length > 0)
            Assert.Equal(firstId, first.Id);
        Assert.Equal(firstTime, Requests.Iso(first.OccurredAt));
        Assert.Equal(firstKeys, string.Join(' ', first.Keys));
    }

    [Fact]
    public void Every_real_payload_has_its_line_in_the_table()
    {
        var files = Directory.GetFiles(SharedData.Need("webhooks/mautic")).Select(Path.GetFileName);
        Assert.Equal(files.Order(), Files.Select(row => row.Data.Item1).Order());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Reading_a_payload_again_later_gives_the_same_ids(string file, string kinds, string id, string time, string keys)
    {
        _ = (kinds, id, time, keys);
        var request = Requests.Of(File.ReadAllBytes(SharedData.Need($"webhooks/mautic/{file}")));
        var later = (Reading.Understood)Source.Read(request, Requests.Received + NodaTime.Duration.FromHours(3));
        Assert.Equal(Requests.Understand(Source, request).Activities.Select(Id), later.Activities.Select(Id));
    }

    [Fact]
    public void Contact_fields_become_attributes_without_html_escapes()
    {
        var reading = Requests.Understand(
            Source, Requests.Of(File.ReadAllBytes(SharedData.Need("webhooks/mautic/lead_post_save_new.json"))));
        var attributes = reading.Activities[0].Attributes;
        Assert.Equal("Q&A", attributes["jobTitle"]);
        Assert.Equal(
            ("John", "Doe", "john@doe.com", "666555444", "Prague", "Czech Republic", "http://doe.com"),
            (attributes["firstName"], attributes["lastName"], attributes["email"], attributes["phone"], attributes["city"],
                attributes["country"], attributes["website"]));
        Assert.False(attributes.ContainsKey("company"));
    }

    [Theory]
    [InlineData("""{"id":1,"url":"https://x/a","email":{"id":9}}""", "email_click", "email:9")]
    [InlineData("""{"id":1,"url":"https://x/a","source":"email","sourceId":"12"}""", "email_click", "email:12")]
    [InlineData("""{"id":1,"redirect":{"url":"https://x/a"}}""", "email_click", null)]
    [InlineData("""{"id":1,"url":"https://x/a","email":[],"redirect":null,"source":null,"page":{"alias":"prices"}}""", "page_view", "prices")]
    public void Page_hit_that_comes_from_a_mail_is_a_click(string hit, string kind, string? asset)
    {
        var body = $$$"""{"mautic.page_on_hit":[{"hit":{{{hit[..^1]}}},"lead":{"id":5}},"timestamp":"2026-09-10T02:18:17+00:00"}]}""";
        var activity = Assert.Single(Requests.Understand(Source, Requests.Of(body)).Activities).Activity;
        Assert.Equal((kind, asset), (activity.Kind.Name, activity.Asset));
        Assert.Equal("page_on_hit:1", activity.Id);
    }

    [Theory]
    [InlineData("unsubscribed", "unsubscribe")]
    [InlineData("manual", "unsubscribe")]
    [InlineData("bounced", "email_bounce")]
    [InlineData("contactable", "custom:resubscribe")]
    public void Subscription_change_says_what_it_means(string status, string kind)
    {
        var body = $$"""
            {"mautic.lead_channel_subscription_changed":[{"contact":{"id":5},"channel":"email","old_status":"contactable",
              "new_status":"{{status}}","timestamp":"2026-09-10T02:18:17+00:00"}]}
            """;
        Assert.Equal(kind, Assert.Single(Requests.Understand(Source, Requests.Of(body)).Activities).Activity.Kind.Name);
    }

    [Fact]
    public void Several_types_in_one_request_keep_their_order_and_spare_each_other()
    {
        var reading = Requests.Understand(Source, Requests.Of(
            """
            {"mautic.email_on_open":[{"stat":{"id":3,"openCount":2,"emailAddress":"a@example.com"},"timestamp":"2026-09-10T02:18:17+00:00"},
                                     {"stat":{"id":3,"openCount":1,"emailAddress":"a@example.com"},"timestamp":"2026-09-10T02:10:17+00:00"}],
             "mautic.form_on_submit":[{"submission":{"id":4,"lead":{"id":1,"fields":[]}},"timestamp":"2026-09-10T02:18:17+00:00"}, 7],
             "mautic.company_post_save":[{"company":{"id":1}}],
             "mautic.email_on_click":[{}]}
            """));
        Assert.Equal(["email_on_open:3:2", "email_on_open:3:1", "form_on_submit:4"], reading.Activities.Select(Id));
        Assert.Equal([4], reading.Ignored.Select(item => item.Index));
        Assert.Equal([3, 5], reading.Rejected.Select(item => item.Index));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"events":[]}""")]
    [InlineData("")]
    [InlineData("{")]
    public void Body_that_is_no_webhook_of_mautic_is_malformed(string body) =>
        Assert.IsType<Reading.Malformed>(Source.Read(Requests.Of(body), Requests.Received));

    [Fact]
    public void Half_a_surrogate_pair_spoils_its_item_alone()
    {
        var reading = Requests.Understand(Source, Requests.Of(
            """{"mautic.sms_on_send":[{"contact":{"id":"\ud83d"}},{"contact":{"id":2}}]}"""));
        Assert.Equal((1, 1), (reading.Activities.Count, reading.Rejected.Count));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_malformed() => Assert.IsType<Reading.Malformed>(
        Source.Read(Requests.Of([.. "{\"mautic.x\":\""u8, 0xff, .. "\"}"u8]), Requests.Received));

    private static string Id(ReportedActivity reported) => reported.Activity.Id;
}
