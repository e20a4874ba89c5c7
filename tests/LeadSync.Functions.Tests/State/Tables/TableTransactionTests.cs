using System.Text;
using LeadSync.Functions.State.Tables;

namespace LeadSync.Functions.Tests.State.Tables;

/// <summary>Answers as the service and its emulator give them, and as a broken connection leaves them.</summary>
public sealed class TableTransactionTests
{
    private const string Part = "--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n\r\n";

    private const string Conflict =
        "--changesetresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\n\r\n"
        + """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"17:The specified entity already exists.\nRequestId:1"}}}"""
        + "\r\n--changesetresponse_1--\r\n";

    [Fact]
    public void As_many_successes_as_operations_are_a_commit()
    {
        Assert.True(TableTransaction.TryRead(Bytes(Part + Part), 2, out var error));
        Assert.Null(error);
    }

    [Fact]
    public void Refusal_names_the_operation_that_failed()
    {
        Assert.True(TableTransaction.TryRead(Bytes(Conflict), 20, out var error));
        Assert.Equal(new TableError(409, "EntityAlreadyExists", 17), error);
        Assert.True(error!.IsConflict);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Part)]
    [InlineData("--changesetresponse_1\r\n\r\nHTTP/1.1 4")]
    [InlineData("--changesetresponse_1\r\n\r\nHTTP/1.1 409 Conflict\r\n\r\n{\"odata.error\":{\"code\":\"Entity")]
    public void Answer_that_is_cut_off_counts_as_none(string answer) => Assert.False(TableTransaction.TryRead(Bytes(answer), 2, out _));

    [Theory]
    [InlineData("""<?xml version="1.0"?><Error><Code>AuthorizationFailure</Code><Message>no</Message></Error>""", "AuthorizationFailure")]
    [InlineData("""<?xml version="1.0"?><error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><code>InvalidHeaderValue</code><message xml:lang="en-US">no</message></error>""", "InvalidHeaderValue")]
    [InlineData("""{"odata.error":{"code":"ResourceNotFound","message":{"lang":"en-US","value":"gone"}}}""", "ResourceNotFound")]
    [InlineData("<html>", "")]
    [InlineData("{\"half", "")]
    [InlineData("", "")]
    public void Error_is_read_from_json_and_from_xml(string body, string code) =>
        Assert.Equal(new TableError(403, code, null), TableError.Read(403, Bytes(body)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
