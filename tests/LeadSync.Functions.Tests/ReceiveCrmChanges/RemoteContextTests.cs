using System.Text;
using System.Text.Json;
using LeadSync.Functions.ReceiveCrmChanges;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.ReceiveCrmChanges;

public sealed class RemoteContextTests
{
    private const string LeadId = "ec4e2f7d-9d60-e811-a95a-000d3af24950";

    [Theory]
    [InlineData("albxrm_TextSamplesTests_1_Update_account.json", "account", "Update", LeadId)]
    [InlineData("albxrm_EncodingTests_1_Create_account.json", "account", "Create", null)]
    [InlineData("albxrm_ActivityEntities_1_Update_new_customactivity.json", "new_customactivity", "Update", null)]
    public void Real_captures_are_understood(string file, string table, string message, string? id)
    {
        var reading = RemoteContext.Read(File.ReadAllBytes(SharedData.Need($"dataverse/{file}")));

        Assert.Null(reading.Problem);
        Assert.False(reading.IsOwn);
        Assert.Equal((table, message), (reading.Change!.Table, reading.Change.Message));
        if (id is not null) Assert.Equal(new Guid(id), reading.Change.Id);
    }

    [Theory]
    [InlineData("""[]""", false)]
    [InlineData("""[{"key":"tag","value":"leadsync"}]""", true)]
    [InlineData("""[{"key":"x","value":[]},{"key":"tag","value":{"__type":"string:#System","__value":"leadsync"}}]""", true)]
    [InlineData("""[{"key":"tag","value":"import"}]""", false)]
    [InlineData("""[{"key":"source","value":"leadsync"}]""", false)]
    [InlineData("""null""", false)]
    public void Own_writes_are_known_by_their_tag_on_any_level(string variables, bool own)
    {
        var step = Context(variables, "null");
        var request = Context("[]", Context("[]", Context(variables, "null")));

        Assert.Equal((own, own), (Read(step).IsOwn, Read(request).IsOwn));
    }

    [Fact]
    public void Id_may_be_wrapped_with_its_type()
    {
        var reading = Read($$$"""{"PrimaryEntityName":"lead","MessageName":"Delete","PrimaryEntityId":{"__type":"Guid:#System","__value":"{{{LeadId}}}"}}""");

        Assert.Equal(new CrmChange("lead", new Guid(LeadId), "Delete"), reading.Change);
    }

    [Theory]
    [InlineData("", "not JSON: line 1, byte 1")]
    [InlineData("{\n\"a\":", "not JSON: line 2, byte 5")]
    [InlineData("[]", "not an object")]
    [InlineData("{}", "PrimaryEntityName")]
    [InlineData("""{"PrimaryEntityName":"lead"}""", "MessageName")]
    [InlineData("""{"PrimaryEntityName":"lead","MessageName":"Update","PrimaryEntityId":"7"}""", "PrimaryEntityId")]
    [InlineData("""{"PrimaryEntityName":"lead","MessageName":"Update","PrimaryEntityId":"00000000-0000-0000-0000-000000000000"}""", "PrimaryEntityId")]
    public void What_is_wrong_is_named(string body, string problem) => Assert.Equal(problem, Read(body).Problem);

    [Fact]
    public void Captures_cut_at_any_place_are_refused_without_an_exception()
    {
        var body = File.ReadAllBytes(SharedData.Need("dataverse/albxrm_TextSamplesTests_1_Update_account.json"));
        using var whole = JsonDocument.Parse(body);
        var compact = JsonSerializer.SerializeToUtf8Bytes(whole.RootElement);

        for (var length = 0; length < compact.Length; length += 7)
            Assert.NotNull(RemoteContext.Read(compact.AsMemory(0, length)).Problem);
    }

    private static string Context(string variables, string parent) =>
        $$"""{"PrimaryEntityName":"lead","MessageName":"Update","PrimaryEntityId":"{{LeadId}}","SharedVariables":{{variables}},"ParentContext":{{parent}}}""";

    private static RemoteContext.Reading Read(string body) => RemoteContext.Read(Encoding.UTF8.GetBytes(body));
}
