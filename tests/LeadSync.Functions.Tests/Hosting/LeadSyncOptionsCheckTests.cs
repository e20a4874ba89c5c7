using LeadSync.Domain.Mapping;
using LeadSync.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace LeadSync.Functions.Tests.Hosting;

public sealed class LeadSyncOptionsCheckTests
{
    [Fact]
    public void Settings_that_can_work_pass() => Assert.True(Check(Good()).Succeeded);

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

    [Theory]
    [InlineData(0.49, 0.4, 0.3, 5, "Auto")]
    [InlineData(1.01, 0.5, 0.3, 5, "Auto")]
    [InlineData(double.NaN, 0.5, 0.3, 5, "Auto")]
    [InlineData(0.9, -0.1, 0.3, 5, "Review")]
    [InlineData(0.9, 0.91, 0.3, 5, "Review")]
    [InlineData(0.9, 0.5, 1.1, 5, "Margin")]
    [InlineData(0.9, 0.5, 0.3, 0, "Candidates")]
    [InlineData(0.9, 0.5, 0.3, 11, "Candidates")]
    public void Threshold_of_mapping_that_can_not_be_meant_is_named(double auto, double review, double margin, int candidates, string setting)
    {
        var options = Good();
        options.Mapping = new MappingSettings { Auto = auto, Review = review, Margin = margin, Candidates = candidates };
        Assert.Contains($"Set LeadSync:Mapping:{setting}", Check(options).FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_of_mapping_are_read_from_the_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mapping:Auto"] = "0.8" }).Build();

        var options = configuration.Get<LeadSyncOptions>()!;

        Assert.Equal((0.8, 0.5), (options.Mapping.Auto, options.Mapping.Review));
        Assert.Equal(0.95, MappingSettings.Default.Auto);
    }

    private static LeadSyncOptions Good() =>
        new() { DataFolder = "data", Sources = { ["mautic"] = new SourceOptions { Secret = "s" } } };

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(LeadSyncOptions options) =>
        new LeadSyncOptionsCheck().Validate(null, options);
}
