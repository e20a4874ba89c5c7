using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure.Core;

namespace LeadSync.Contract.State.Tables;

/// <summary>An answer of the service that the emulator never gives.</summary>
internal sealed class MadeAnswer : Azure.Response
{
    private readonly Dictionary<string, string> headers;

    public MadeAnswer(int status, string body, params (string Name, string Value)[] headers)
    {
        Status = status;
        this.headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>A refusal, as the front of the service writes it.</summary>
    public static MadeAnswer Refusal(int status, string code, params (string Name, string Value)[] headers) =>
        new(status, $"<?xml version=\"1.0\"?><error><code>{code}</code><message>no</message></error>", headers);

    public override int Status { get; }

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public override void Dispose()
    {
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));
}
