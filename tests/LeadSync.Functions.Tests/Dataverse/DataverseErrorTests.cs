using System.Net;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Tests.Dataverse;

public sealed class DataverseErrorTests
{
    [Theory]
    [InlineData("0x80040217", nameof(DataverseFault.NotFound))]
    [InlineData("-2147220685", nameof(DataverseFault.DuplicateDetected))]
    [InlineData("0x80060892", nameof(DataverseFault.DuplicateKey))]
    [InlineData("0x80060882", nameof(DataverseFault.VersionMismatch))]
    [InlineData("0x80040220", nameof(DataverseFault.PrivilegeDenied))]
    [InlineData("0x80048d19", nameof(DataverseFault.BadPayload))]
    [InlineData("0x80040265", nameof(DataverseFault.RefusedByPlugIn))]
    [InlineData("2147951394", nameof(DataverseFault.Throttled))]
    [InlineData("-2147015898", nameof(DataverseFault.Throttled))]
    [InlineData("0x12345678", nameof(DataverseFault.Refused))]
    [InlineData("nonsense", nameof(DataverseFault.Refused))]
    public async Task Code_gives_the_fault_its_name(string code, string fault)
    {
        using var response = Response(HttpStatusCode.BadRequest, $$$"""{"error":{"code":"{{{code}}}","message":"why"}}""");

        var error = await DataverseError.Read(response, TestContext.Current.CancellationToken);

        Assert.Equal((fault, "why"), (error.Fault.ToString(), error.Message));
    }

    [Theory]
    [InlineData(401, nameof(DataverseFault.Unauthorized))]
    [InlineData(403, nameof(DataverseFault.PrivilegeDenied))]
    [InlineData(404, nameof(DataverseFault.NotFound))]
    [InlineData(429, nameof(DataverseFault.Throttled))]
    [InlineData(503, nameof(DataverseFault.Unavailable))]
    [InlineData(500, nameof(DataverseFault.Refused))]
    public async Task Status_names_the_fault_where_the_body_is_no_error_object(int status, string fault)
    {
        using var response = Response((HttpStatusCode)status, "<html>gateway</html>");

        var error = await DataverseError.Read(response, TestContext.Current.CancellationToken);

        Assert.Equal((fault, $"HTTP {status}"), (error.Fault.ToString(), error.Message));
    }

    private static HttpResponseMessage Response(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };
}
