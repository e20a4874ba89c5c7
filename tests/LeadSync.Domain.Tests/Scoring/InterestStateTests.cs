using System.Text;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Tests.Scoring;

public sealed class InterestStateTests
{
    private const string Golden =
        """{"layout":2,"model":"all/3","rules":{"week":{"days":[20778,1],"first":[[20778,17952624000000000,"web","v"]]},"distinct":{"values":{"nl1":[[20778,17952624000000000,"web","o"]]}},"once":{"first":[[20778,17952624000000000,"web","u"]]},"ignored":{"sent":[[20778,17952624000000000,"web","s"],"nl1"],"answers":{"nl1":[20778,17952624000000000]}}}}""";

    private static readonly ScoringModel Model = Models.Load(Models.Everything);

    [Fact]
    public void Stored_form_is_what_the_documentation_says()
    {
        var state = new InterestState(Model);
        state.Add(Some.Activity("page_view", "v"));
        state.Add(Some.Activity("email_open", "o") with { Asset = "nl1", Machine = true });
        state.Add(Some.Activity("email_sent", "s") with { Asset = "nl1" });
        state.Add(Some.Activity("unsubscribe", "u"));
        state.Add(Some.Activity("chat", "c"));

        Assert.Equal(Golden, Text(state));
    }

    [Fact]
    public void Stored_form_reads_back() =>
        Assert.Equal(Golden, Text(InterestState.Read(Encoding.UTF8.GetBytes(Golden), Model)!));

    [Fact]
    public void Stored_form_keeps_clicks_where_scanners_are_found()
    {
        const string scanned =
            """{"layout":2,"model":"m/1","rules":{"r":{"watched":[[20778,17952624000000000,"web","c"],"nl1",""]}},"clicks":{"nl1":[20778,17952624000000000,2076885760]}}""";
        var model = Models.Scanned("""{"id":"r","kind":"email_click","where":{"machine":false},"points":1}""");
        var state = new InterestState(model);
        state.Add(Some.Activity("email_click", "c") with { Asset = "nl1", Url = "https://x.de/" });

        Assert.Equal(scanned, Text(state));
        Assert.Equal(scanned, Text(InterestState.Read(Encoding.UTF8.GetBytes(scanned), model)!));
    }

    [Fact]
    public void State_of_another_model_or_layout_is_not_read()
    {
        Assert.Null(InterestState.Read(Encoding.UTF8.GetBytes(Golden), Models.Of("")));
        Assert.Null(InterestState.Read(Encoding.UTF8.GetBytes(Golden.Replace("\"layout\":2", "\"layout\":1", StringComparison.Ordinal)), Model));
    }

    [Fact]
    public void States_of_two_models_do_not_merge() =>
        Assert.Throws<ArgumentException>(() => new InterestState(Model).Merge(new InterestState(Models.Of(""))));

    private static string Text(InterestState state) => Encoding.UTF8.GetString(state.Write());
}
