using System.Text;
using LeadSync.Functions.Intake;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.Tests.Intake;

/// <summary>Requests as the endpoint hands them to a source.</summary>
internal static class Requests
{
    public static Instant Received { get; } = Instant.FromUtc(2026, 11, 21, 12, 0);

    public static IncomingRequest Of(string body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        Of(Encoding.UTF8.GetBytes(body), contentType, headers);

    public static IncomingRequest Of(byte[] body, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        var all = new HeaderDictionary();
        foreach (var (name, value) in headers)
            all.Append(name, value);
        return new IncomingRequest(all, new QueryCollection(), contentType, body, body);
    }

    public static Reading.Understood Understand(IActivitySource source, IncomingRequest request) =>
        Assert.IsType<Reading.Understood>(source.Read(request, Received));

    public static string Iso(Instant time) => InstantPattern.General.Format(time);
}
