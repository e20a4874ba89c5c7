using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using static LeadSync.Plugins.Tests.Scoring.ModelRows;

namespace LeadSync.Plugins.Tests.Scoring;

public sealed class ModelPublicationTests
{
    [Fact]
    public void Publication_is_dated_and_retires_the_version_before_and_takes_its_flag()
    {
        var organization = new MemoryOrganization(Row(ModelStatus.Published, primary: true, id: 7));
        var target = Publication();
        Assert.Null(Update(Checked(), target, organization));
        Assert.Equal(PluginEvent.Now, target["ls_publishedon"]);
        Assert.Equal(true, target["ls_isprimary"]);
        var retired = Assert.Single(organization.Updates);
        Assert.EndsWith("7", retired.Id.ToString(), StringComparison.Ordinal);
        Assert.Equal(new OptionSetValue(ModelStatus.Retired), retired["ls_status"]);
        Assert.Equal(false, retired["ls_isprimary"]);
        Assert.Equal(1, organization.Queries);
    }

    [Fact]
    public void Model_of_another_name_stays_published_and_primary()
    {
        var organization = new MemoryOrganization(Row(ModelStatus.Published, primary: true, id: 7));
        var target = Publication();
        Assert.Null(Update(Checked(name: "services"), target, organization));
        Assert.Equal(false, target["ls_isprimary"]);
        Assert.Empty(organization.Updates);
    }

    [Fact]
    public void First_model_is_the_primary_one()
    {
        var target = Publication();
        Assert.Null(Update(Checked(), target));
        Assert.Equal(true, target["ls_isprimary"]);
    }

    [Fact]
    public void Draft_that_asks_to_be_primary_takes_the_flag_when_it_is_published()
    {
        var organization = new MemoryOrganization(Row(ModelStatus.Published, primary: true, id: 7));
        Assert.Null(Update(Checked(name: "services", primary: true), Publication(), organization));
        var other = Assert.Single(organization.Updates);
        Assert.Equal(false, other["ls_isprimary"]);
        Assert.False(other.Contains("ls_status"));
    }

    [Fact]
    public void Published_model_that_becomes_primary_takes_the_flag_from_the_other()
    {
        var organization = new MemoryOrganization(Row(ModelStatus.Published, primary: true, id: 7));
        Assert.Null(Update(Row(ModelStatus.Published, name: "services", id: 8), Change("ls_isprimary", true), organization));
        Assert.EndsWith("7", Assert.Single(organization.Updates).Id.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ls_isprimary", false)]
    [InlineData("ls_status", ModelStatus.Retired)]
    public void Primary_model_is_needed(string column, object value)
    {
        var target = Change(column, value is int status ? new OptionSetValue(status) : value);
        Assert.Contains("has to be the primary one", Update(Row(ModelStatus.Published, primary: true), target), StringComparison.Ordinal);
    }

    [Fact]
    public void Model_that_is_not_primary_may_retire() =>
        Assert.Null(Update(Row(ModelStatus.Published), Change("ls_status", new OptionSetValue(ModelStatus.Retired))));

    [Fact]
    public void Row_created_as_published_brings_the_hash_of_a_checked_definition()
    {
        var row = Checked();
        row["ls_status"] = new OptionSetValue(ModelStatus.Published);
        Assert.Null(Create(row));
        Assert.Equal(PluginEvent.Now, row["ls_publishedon"]);
        Assert.NotNull(Create(Row(ModelStatus.Published)));
    }

    [Fact]
    public void New_row_becomes_the_next_version_as_a_copy_of_the_latest()
    {
        var organization = new MemoryOrganization(Row(ModelStatus.Published, version: 1, id: 7));
        var row = new Entity("ls_scoringmodel") { ["ls_name"] = "default" };
        Assert.Null(Create(row, organization));
        Assert.Equal(2, row["ls_version"]);
        Assert.Equal(new OptionSetValue(ModelStatus.Draft), row["ls_status"]);
        Assert.Equal("""{"name":"default","version":2,"timeZone":"UTC"}""", row["ls_definition"]);
        Assert.Equal(2, organization.Queries);
    }

    [Fact]
    public void New_row_is_a_copy_of_the_published_version_and_not_of_a_draft_that_was_given_up()
    {
        var draft = Row(ModelStatus.Draft, version: 5, id: 8);
        draft["ls_definition"] = "broken";
        var row = new Entity("ls_scoringmodel") { ["ls_name"] = "default" };
        Assert.Null(Create(row, new MemoryOrganization(Row(ModelStatus.Published, version: 1, id: 7), draft)));
        Assert.Equal(6, row["ls_version"]);
        Assert.Equal("""{"name":"default","version":6,"timeZone":"UTC"}""", row["ls_definition"]);
    }

    [Fact]
    public void First_row_of_a_name_is_version_one()
    {
        var row = new Entity("ls_scoringmodel") { ["ls_name"] = "services", ["ls_definition"] = "{}" };
        Assert.Null(Create(row));
        Assert.Equal(1, row["ls_version"]);
    }

    [Fact]
    public void Row_begins_as_a_draft_or_published() => Assert.Contains("never back", Create(Row(ModelStatus.Retired)), StringComparison.Ordinal);
}
