using LeadSync.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace LeadSync.Functions.Tests.Hosting;

public sealed class KeyVaultCheckTests
{
    [Theory]
    [InlineData("LeadSync:OperatorKey")]
    [InlineData("LeadSync:Sources:mautic:Secret")]
    [InlineData("ServiceBus")]
    [InlineData("AzureWebJobsStorage")]
    public void Reference_that_was_not_resolved_is_named_without_its_address(string setting)
    {
        var result = Check((setting, "@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/key)"));
        var problem = Assert.Single(result.Failures!);
        Assert.Contains(setting, problem, StringComparison.Ordinal);
        Assert.Contains("Key Vault Secrets User", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("contoso", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_and_settings_of_others_pass() =>
        Assert.True(Check(("LeadSync:OperatorKey", "s3cret"), ("Other", "@Microsoft.KeyVault(SecretUri=x)")).Succeeded);

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(params (string Name, string Value)[] settings) => new KeyVaultCheck(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value))).Build()).Validate(null, new LeadSyncOptions());
}
