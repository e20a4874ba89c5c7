using System.Security.Cryptography;
using System.Text;
using LeadSync.Domain.Scoring;
using LeadSync.Tests.Shared;

namespace LeadSync.Solution.Tests.Defaults;

public sealed class DefaultModelTests
{
    private static DefaultRow Row { get; } = DefaultRows.Read(Path.Combine(SharedData.RepositoryRoot, "solution", "data")).Tables
        .Single(table => table.Table == "ls_scoringmodel").Rows.Single();

    private static ModelReading Shipped { get; } = ScoringModelJson.Load(Row.Values["ls_definition"]!.GetValue<string>());

    [Fact]
    public void Shipped_model_brings_the_hash_that_lets_it_be_published() => Assert.Equal(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Row.Values["ls_definition"]!.GetValue<string>()))),
        Row.Values["ls_checkedhash"]!.GetValue<string>());

    [Fact]
    public void Shipped_model_loads()
    {
        Assert.Empty(Shipped.Errors);
        Assert.NotNull(Shipped.Model);
    }

    [Fact]
    public void Every_rule_of_the_shipped_model_has_both_labels()
    {
        Assert.All(Shipped.Model!.Interest, rule => Assert.DoesNotContain(rule.Id, new[] { rule.Label.En, rule.Label.De }));
        Assert.All(Shipped.Model!.Fit, rule => Assert.DoesNotContain(rule.Id, new[] { rule.Label.En, rule.Label.De }));
        Assert.All(Shipped.Model!.Account!.Own.Interest, rule => Assert.DoesNotContain(rule.Id, new[] { rule.Label.En, rule.Label.De }));
        Assert.All(Shipped.Model!.Account!.Own.Fit, rule => Assert.DoesNotContain(rule.Id, new[] { rule.Label.En, rule.Label.De }));
    }
}
