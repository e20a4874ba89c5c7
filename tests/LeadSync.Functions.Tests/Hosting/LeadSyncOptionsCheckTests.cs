using LeadSync.Functions.Hosting;

namespace LeadSync.Functions.Tests.Hosting;

public sealed class LeadSyncOptionsCheckTests
{
    [Fact]
    public void Settings_that_can_work_pass() => Assert.True(Check(Good()).Succeeded);

    [Fact]
    public void Missing_data_folder_is_named()
    {
        var options = Good();
        options.DataFolder = " ";
        Assert.Contains("LeadSync:DataFolder", Check(options).FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mautic", "", "LeadSync:Sources:mautic:Secret")]
    [InlineData("hubspot", "secret", "LeadSync:Sources:hubspot")]
    public void Source_that_can_not_post_is_named(string source, string secret, string setting)
    {
        var options = Good();
        options.Sources[source] = new SourceOptions { Secret = secret };
        Assert.Contains(setting, Check(options).FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3661)]
    public void Retention_of_visits_that_can_not_be_meant_is_named(int days)
    {
        var options = Good();
        options.VisitRetentionDays = days;
        Assert.Contains("LeadSync:VisitRetentionDays", Check(options).FailureMessage, StringComparison.Ordinal);
    }

    private static LeadSyncOptions Good() =>
        new() { DataFolder = "data", Sources = { ["mautic"] = new SourceOptions { Secret = "s" } } };

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(LeadSyncOptions options) =>
        new LeadSyncOptionsCheck().Validate(null, options);
}
