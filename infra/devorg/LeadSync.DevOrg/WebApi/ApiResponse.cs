using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadSync.DevOrg.WebApi;

/// <summary>One answer of the Web API.</summary>
internal sealed record ApiResponse(int Status, byte[]? Body = null)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Dictionary<string, string> Headers { get; init; } = [];

    public string ContentType { get; init; } = "application/json; odata.metadata=minimal";

    public static ApiResponse Json(int status, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
            write(json);
        return new ApiResponse(status, buffer.ToArray());
    }

    public static ApiResponse Error(OrgFault fault) => Error(fault.Status, fault.HexCode, fault.Message);

    public static ApiResponse Error(int status, string code, string message) => Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
