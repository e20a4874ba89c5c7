using System.Globalization;
using System.Net;
using System.Text.Json;

namespace LeadSync.Functions.Dataverse;

/// <summary>What went wrong in the CRM, by name; the code stays beside it for the log.</summary>
internal enum DataverseFault
{
    /// <summary>Anything without a name of its own; the request is at fault and repeating it is useless.</summary>
    Refused,
    NotFound,
    DuplicateDetected,
    DuplicateKey,
    VersionMismatch,
    PrivilegeDenied,
    /// <summary>An undeclared property or a lookup that binds to nothing.</summary>
    BadPayload,
    /// <summary>A plug-in said no; the message is the plug-in's own.</summary>
    RefusedByPlugIn,
    /// <summary>The token is missing, stale or not known.</summary>
    Unauthorized,
    /// <summary>Service protection limits: too much in too short a time.</summary>
    Throttled,
    /// <summary>No answer, or one that says "not now".</summary>
    Unavailable,
}

/// <summary>A refusal of the Web API.</summary>
/// <param name="Fault">The name of what went wrong.</param>
/// <param name="Code">The platform's code as eight hexadecimal digits with 0x, or empty.</param>
/// <param name="Message">The platform's text. May name rows and values: for the log of the row, not for outside answers.</param>
/// <param name="RetryAfter">How long the CRM wants to be left alone, where it said so.</param>
internal sealed record DataverseError(DataverseFault Fault, string Code, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>The CRM cannot work now; the same request may well succeed later.</summary>
    public bool IsOutage => Fault is DataverseFault.Throttled or DataverseFault.Unavailable or DataverseFault.Unauthorized;

    public static DataverseError NoAnswer(string message) => new(DataverseFault.Unavailable, "", message);

    /// <summary>Reads an error answer. The code may be hexadecimal or a signed decimal; a body that is no JSON is tolerated.</summary>
    public static async Task<DataverseError> Read(HttpResponseMessage response, CancellationToken cancel)
    {
        var body = await response.Content.ReadAsStringAsync(cancel);
        var (code, message) = Parse(body);
        return new DataverseError(Name(code, response.StatusCode), code is { } known ? $"0x{known:x8}" : "",
            message ?? $"HTTP {(int)response.StatusCode}", RetryAfterOf(response));
    }

    public static TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now => date - now,
        _ => null,
    };

    internal static DataverseFault Name(uint? code, HttpStatusCode status) => code switch
    {
        0x80040217 => DataverseFault.NotFound,
        0x80040333 => DataverseFault.DuplicateDetected,
        0x80060892 or 0x80040237 => DataverseFault.DuplicateKey,
        0x80060882 => DataverseFault.VersionMismatch,
        0x80040220 or 0x80042f09 => DataverseFault.PrivilegeDenied,
        0x80048d19 => DataverseFault.BadPayload,
        0x80040265 => DataverseFault.RefusedByPlugIn,
        0x80072321 or 0x80072322 or 0x80072326 => DataverseFault.Throttled,
        _ => ByStatus(status),
    };

    private static DataverseFault ByStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => DataverseFault.Unauthorized,
        HttpStatusCode.Forbidden => DataverseFault.PrivilegeDenied,
        HttpStatusCode.NotFound => DataverseFault.NotFound,
        HttpStatusCode.TooManyRequests => DataverseFault.Throttled,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => DataverseFault.Unavailable,
        _ => DataverseFault.Refused,
    };

    private static (uint? Code, string? Message) Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out var error))
                return (null, null);
            var code = error.TryGetProperty("code", out var c) && c.ValueKind == JsonValueKind.String ? ParseCode(c.GetString()!) : null;
            var message = error.TryGetProperty("message", out var m) && m.ValueKind == JsonValueKind.String ? m.GetString() : null;
            return (code, message);
        }
        catch (JsonException)
        {
            return (null, null); // a gateway in between answers in HTML
        }
    }

    internal static uint? ParseCode(string code)
    {
        if (code.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return uint.TryParse(code.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        return long.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? unchecked((uint)number) : null;
    }
}
