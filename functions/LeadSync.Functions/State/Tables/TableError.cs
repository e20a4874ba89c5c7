using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using LeadSync.Functions.Messaging;

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

/// <summary>Azure Tables did not do what was asked.</summary>
public sealed class TableStoreException : OutageException
{
    /// <summary>It refused: what is wrong with the request itself can't pass.</summary>
    public TableStoreException(string message, int status, string code)
        : base(message, canPass: status is not (400 or 405 or 411 or 413 or 415), inner: null) => (Status, Code) = (status, code);

    /// <summary>It could not be asked, or gave no answer that can be read.</summary>
    public TableStoreException(string message, Exception? inner = null)
        : base(message, canPass: true, inner) => Code = "";

    /// <summary>The HTTP status; 0 where there was no answer.</summary>
    public int Status { get; }

    /// <summary>The service's code, such as AuthorizationPermissionMismatch; empty where it gave none.</summary>
    public string Code { get; }

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
