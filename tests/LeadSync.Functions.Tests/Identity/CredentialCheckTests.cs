using LeadSync.Functions.Identity;
using Microsoft.Extensions.Configuration;

namespace LeadSync.Functions.Tests.Identity;

public sealed class CredentialCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Kind=ManagedIdentity|ClientId=c")]
    [InlineData("Kind=AzureCli")]
    [InlineData("Kind=WorkloadIdentity")]
    [InlineData("TenantId=t|ClientId=c|ClientSecret=s")]
    public void Settings_that_name_somebody_pass(string settings) => Assert.Empty(Problems(settings));

    [Theory]
    [InlineData("ClientSecret=s|ClientId=c", "Set LeadSync:Azure:TenantId")]
    [InlineData("ClientSecret=s|TenantId=t", "Set LeadSync:Azure:ClientId")]
    [InlineData("Kind=ClientSecret|TenantId=t|ClientId=c", "Set LeadSync:Azure:ClientSecret")]
    [InlineData("Kind=Certificate|TenantId=t|ClientId=c", "Set LeadSync:Azure:CertificatePath")]
    [InlineData("CertificatePath=/none/leadsync.pfx|TenantId=t|ClientId=c", "can't be read")]
    [InlineData("Certificate=bm8gY2VydGlmaWNhdGU=|TenantId=t|ClientId=c", "can't be read")]
    [InlineData("Certificate=???|TenantId=t|ClientId=c", "can't be read")]
    [InlineData("AuthorityHost=http://login.example", "Set LeadSync:Azure:AuthorityHost")]
    public void What_is_missing_or_wrong_is_named_with_what_to_set(string settings, string message) =>
        Assert.Contains(Problems(settings), problem => problem.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Secrets_are_not_told_in_messages() =>
        Assert.DoesNotContain(Problems("ClientSecret=s3cret|CertificatePassword=s3cret"), problem => problem.Contains("s3cret", StringComparison.Ordinal));

    private static string[] Problems(string settings)
    {
        var options = new CredentialOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build().Bind(options);
        return [.. CredentialCheck.Problems(options, "LeadSync:Azure")];
    }
}
