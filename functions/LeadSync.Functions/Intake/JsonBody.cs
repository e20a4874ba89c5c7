using System.Text.Json;
using System.Text.Unicode;

namespace LeadSync.Functions.Intake;

/// <summary>Opens the JSON of a request and says where it is broken.</summary>
internal static class JsonBody
{
    /// <summary>Either the document, for the caller to dispose of, or what is wrong with the body.</summary>
    public static (JsonDocument? Document, Reading.Malformed? Error) Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            return (null, new Reading.Malformed("The body is not UTF-8."));
        try
        {
            return (JsonDocument.Parse(body), null);
        }
        catch (JsonException error)
        {
            // The parser's own message may quote the body, which may be personal.
            return (null, new Reading.Malformed(
                body.IsEmpty ? "The body is empty; JSON is expected." : "The body is not JSON.",
                Line: error.LineNumber, BytePosition: error.BytePositionInLine));
        }
    }
}
