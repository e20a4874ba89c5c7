using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadSync.Cli.Tests.Sending;

public sealed class SendVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("leadsync-");

    [Fact]
    public async Task Mautic_bodies_go_out_byte_for_byte_with_their_signature()
    {
        await using var receiver = await Receiver.Start();
        var body = Encoding.UTF8.GetBytes("""{"mautic.page_on_hit":[{"url":"https:\/\/x.example\/Stra\u00dfe"}]}""");

        var (exit, result, _) = await Send(receiver, "mautic", body);

        var posted = Assert.Single(receiver.Posts);
        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal("/api/activities/mautic", posted.Path);
        Assert.Equal(body, posted.Body);
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData("top secret"u8, body)), posted.Headers["Webhook-Signature"]);
        Assert.Equal(202, (int)JsonNode.Parse(result)!["status"]!);
    }

    [Theory]
    [InlineData("""[{"specversion":"1.0"}]""", "application/cloudevents-batch+json")]
    [InlineData("""{"specversion":"1.0"}""", "application/cloudevents+json")]
    public async Task CloudEvents_are_told_apart_by_their_content(string body, string contentType)
    {
        await using var receiver = await Receiver.Start();

        await Send(receiver, "cloudevents", Encoding.UTF8.GetBytes(body));

        var posted = Assert.Single(receiver.Posts);
        Assert.Equal((contentType, "Bearer top secret"), (posted.Headers["Content-Type"], posted.Headers["Authorization"]));
    }

    [Theory]
    [InlineData(202, """{"accepted":1}""", ExitCode.Done)]
    [InlineData(202, """{"accepted":1,"rejected":[{"index":1,"reason":"names nobody"}]}""", ExitCode.Refused)]
    [InlineData(401, """{"title":"Unauthorized"}""", ExitCode.Refused)]
    [InlineData(503, "", ExitCode.Refused)]
    public async Task Exit_tells_whether_all_was_taken(int status, string answer, int expected)
    {
        await using var receiver = await Receiver.Start(status, answer);

        var (exit, result, _) = await Send(receiver, "mautic", "{}"u8.ToArray());

        Assert.Equal(expected, exit);
        Assert.Equal(status, (int)JsonNode.Parse(result)!["status"]!);
    }

    [Fact]
    public async Task Without_a_known_instance_the_secret_is_asked_for()
    {
        var file = Path.Combine(folder.FullName, "a.json");
        await File.WriteAllTextAsync(file, "{}");

        var (exit, result, message) = await Tool.Run("send", "--source", "mautic", "--to", "http://127.0.0.1:9", file);

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains("--secret", message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Exit, string Result, string Message)> Send(Receiver receiver, string source, byte[] body)
    {
        var file = Path.Combine(folder.FullName, "payload.json");
        await File.WriteAllBytesAsync(file, body);
        return await Tool.Run("send", "--source", source, "--to", receiver.Url, "--secret", "top secret", file);
    }
}
