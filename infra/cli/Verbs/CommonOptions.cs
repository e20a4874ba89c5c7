using System.CommandLine;

namespace LeadSync.Cli.Verbs;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public const int DefaultPort = 5080;

    /// <summary>--to: an absolute http(s) address; by default where `up` listens by default.</summary>
    public static Option<Uri> To() => Address("--to");

    /// <summary>The same under another name.</summary>
    public static Option<Uri> Address(string name) => new(name)
    {
        Description = "Address of the instance.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri($"http://127.0.0.1:{DefaultPort}"),
        CustomParser = Http,
    };

    /// <summary>--functions: where the functions run that are not the instance's own.</summary>
    public static Option<Uri?> Functions() => new("--functions")
    {
        Description = "Starts the CRM alone, for functions that run at this address; prints what to set for them.",
        HelpName = "URL",
        CustomParser = Http,
    };

    /// <summary>--crm: the environment, where it is not the instance itself.</summary>
    public static Option<Uri?> Crm() => new("--crm")
    {
        Description = "Address of the CRM's environment. Default: that of the instance.",
        HelpName = "URL",
        CustomParser = Http,
    };

    /// <summary>--token: who asks the Web API.</summary>
    public static Option<string?> Token() => new("--token")
    {
        Description = "Bearer token for the Web API. Default: the administrator of the local instance at the address.",
        HelpName = "T",
    };

    private static Uri? Http(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
        result.AddError($"'{result.Tokens[0].Value}' is no http address.");
        return null;
    }
}
