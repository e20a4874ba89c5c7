using System.Net.Http.Headers;
using System.Xml;
using System.Xml.Linq;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>The HTTP request of a webhook as the platform sends it.</summary>
internal static class WebhookRequest
{
    private const int WebhookKey = 4;
    private const int HttpHeader = 5;
    private const int HttpQueryString = 6;

    /// <exception cref="FormatException">The endpoint's address or its settings cannot be used.</exception>
    public static HttpRequestMessage Of(WebhookJob job)
    {
        if (!Uri.TryCreate(job.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new FormatException("The service endpoint has no usable url.");
        var settings = Settings(job);
        var request = new HttpRequestMessage(HttpMethod.Post, job.AuthType == HttpHeader ? url : WithQuery(url, settings));
        request.Content = new ByteArrayContent(job.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("x-ms-dynamics-organization", $"{WellKnown.OrganizationName}.localhost");
        request.Headers.Add("x-ms-dynamics-entity-name", job.Table);
        request.Headers.Add("x-ms-dynamics-request-name", job.Message);
        request.Headers.Add("x-ms-correlation-request-id", job.CorrelationId.ToString("D"));
        if (job.Stripped)
            request.Headers.Add("x-ms-dynamics-msg-size-exceeded", "True");
        if (job.AuthType == HttpHeader)
            foreach (var (name, value) in settings)
                request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static List<(string Name, string Value)> Settings(WebhookJob job)
    {
        if (string.IsNullOrEmpty(job.AuthValue))
            return [];
        return job.AuthType switch
        {
            WebhookKey => [("code", job.AuthValue)],
            HttpHeader or HttpQueryString => Parse(job.AuthValue),
            _ => [],
        };
    }

    /// <summary><c>&lt;settings&gt;&lt;setting name="…" value="…"/&gt;&lt;/settings&gt;</c>.</summary>
    private static List<(string Name, string Value)> Parse(string xml)
    {
        try
        {
            return [.. XElement.Parse(xml).Elements("setting")
                .Select(setting => ((string?)setting.Attribute("name") ?? "", (string?)setting.Attribute("value") ?? ""))];
        }
        catch (XmlException exception)
        {
            throw new FormatException("The auth value of the service endpoint is no settings XML.", exception);
        }
    }

    private static Uri WithQuery(Uri url, List<(string Name, string Value)> settings)
    {
        if (settings.Count == 0)
            return url;
        var added = string.Join('&', settings.Select(setting => $"{Uri.EscapeDataString(setting.Name)}={Uri.EscapeDataString(setting.Value)}"));
        return new UriBuilder(url) { Query = url.Query.Length > 1 ? $"{url.Query[1..]}&{added}" : added }.Uri;
    }
}
