using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace LeadSync.Functions.State.Tables;

/// <summary>A refusal of the table service: HTTP status, its code, and within a transaction the operation that failed, from 0.</summary>
internal sealed record TableError(int Status, string Code, int? Operation)
{
    public const string TableNotFound = "TableNotFound";

    /// <summary>Whether a row was not as the operation wanted it: there already, gone, or another.</summary>
    public bool IsConflict => Code is "EntityAlreadyExists" or "ResourceNotFound" or "EntityNotFound" or "UpdateConditionNotSatisfied" or "ConditionNotMet";

    /// <summary>Reads a body: errors of tables are JSON, errors of sign-in and of versions are XML.</summary>
    public static TableError Read(int status, ReadOnlySpan<byte> body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body).TrimStart('\uFEFF', ' ', '\r', '\n');
        var (code, message) = text.StartsWith('{') ? Json(text) : text.StartsWith('<') ? Xml(text) : ("", "");
        var end = message.IndexOf(':', StringComparison.Ordinal);
        var operation = end > 0 && int.TryParse(message.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return new TableError(status, code, operation);
    }

    private static (string Code, string Message) Json(string text)
    {
        try
        {
            var error = JsonElement.Parse(text).GetProperty("odata.error");
            return (error.GetProperty("code").GetString() ?? "", error.GetProperty("message").GetProperty("value").GetString() ?? "");
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ("", "");
        }
    }

    private static (string Code, string Message) Xml(string text)
    {
        try
        {
            var root = XDocument.Parse(text).Root!;
            return (Value("Code") ?? Value("code") ?? "", Value("Message") ?? Value("message") ?? "");
            string? Value(string name) => root.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
        }
        catch (XmlException)
        {
            return ("", "");
        }
    }
}

/// <summary>The table service refused something that no caller can do anything about, or could not be reached.</summary>
public sealed class TableStoreException(string message, int status, string code) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The service's code, such as AuthorizationPermissionMismatch; empty where it gave none.</summary>
    public string Code { get; } = code;

    internal static TableStoreException Of(TableError error) => new(
        $"Azure Tables answered {error.Status} {error.Code}. {Advice(error)}".TrimEnd(), error.Status, error.Code);

    private static string Advice(TableError error) => error switch
    {
        { Code: "AuthorizationPermissionMismatch" or "AuthorizationFailure" } => "Grant the identity of LeadSync the role Storage Table Data Contributor.",
        { Status: 401 } => "The token was refused: look at the identity of LeadSync (LeadSync:Azure).",
        { Status: 403 } => "The sign-in was refused: look at the account key, the clock, and the firewall of the account.",
        _ => "",
    };
}
