using LeadSync.Functions.Dataverse;
using Microsoft.Extensions.Configuration;

namespace LeadSync.Functions.Tests.Dataverse;

public sealed class DataverseOptionsCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Url=https://contoso.crm4.dynamics.com")]
    [InlineData("Url=http://127.0.0.1:5080/|Token=t|ApiUrl=https://contoso.api.crm4.dynamics.com")]
    [InlineData("Url=https://c.crm4.dynamics.com|Identity:TenantId=t|Identity:ClientSecret=s|AppUsers:0:ClientId=a|AppUsers:1:ClientId=b|AppUsers:1:ClientSecret=o")]
    public void Settings_that_can_work_pass(string settings) => Assert.Empty(Problems(settings));

    [Theory]
    [InlineData("Url=contoso", "Set LeadSync:Dataverse:Url")]
    [InlineData("Url=http://contoso.crm4.dynamics.com", "plain http only on this machine")]
    [InlineData("Url=https://contoso.crm4.dynamics.com/api/data/v9.2", "Set LeadSync:Dataverse:Url")]
    [InlineData("Url=https://c.crm4.dynamics.com|ApiUrl=x", "Set LeadSync:Dataverse:ApiUrl")]
    [InlineData("Url=https://c.crm4.dynamics.com|Tries=0", "Set LeadSync:Dataverse:Tries")]
    [InlineData("Url=https://c.crm4.dynamics.com|MostConcurrent=53", "Set LeadSync:Dataverse:MostConcurrent")]
    [InlineData("Url=https://c.crm4.dynamics.com|TryTimeout=00:00:00", "Set LeadSync:Dataverse:TryTimeout")]
    [InlineData("Url=https://c.crm4.dynamics.com|FirstPause=00:10:01", "Set LeadSync:Dataverse:FirstPause")]
    [InlineData("Url=https://c.crm4.dynamics.com|LongestWait=00:10:01", "LeadSync:Dataverse:LongestWait")]
    [InlineData("Url=https://c.crm4.dynamics.com|Identity:ClientSecret=s", "Set LeadSync:Dataverse:Identity:TenantId")]
    [InlineData("Url=https://c.crm4.dynamics.com|AppUsers:0:ClientSecret=s|AppUsers:0:TenantId=t", "Set LeadSync:Dataverse:AppUsers:0:ClientId")]
    public void What_is_missing_or_wrong_is_named_with_what_to_set(string settings, string message) =>
        Assert.Contains(Problems(settings), problem => problem.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "https://c.crm4.dynamics.com/api/data/v9.2/")]
    [InlineData("https://c.api.crm4.dynamics.com/", "https://c.api.crm4.dynamics.com/api/data/v9.2/")]
    public void Web_api_is_at_the_environment_unless_it_is_said_to_be_elsewhere(string apiUrl, string api) =>
        Assert.Equal(api, new DataverseOptions { Url = "https://c.crm4.dynamics.com", ApiUrl = apiUrl }.Api.ToString());

    private static string[] Problems(string settings)
    {
        var options = new DataverseOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build().Bind(options);
        return [.. new DataverseOptionsCheck().Validate(null, options).Failures ?? []];
    }
}
