using System.CommandLine;
using LeadSync.Cli.Instances;
using LeadSync.Cli.Operations;
using LeadSync.Domain.Activities;

namespace LeadSync.Cli.Verbs;

/// <summary>What the verbs of operators share.</summary>
internal static class OperatorOptions
{
    public const string StandardInput = "-";

    /// <summary>--operator-key: who may call.</summary>
    public static Option<string?> Key() => new("--operator-key")
    {
        Description = "Setting LeadSync:OperatorKey of the instance. Default: that of the local instance at the address.",
        HelpName = "K",
    };

    /// <summary>KEY: whom it is about.</summary>
    public static Argument<string> Person()
    {
        var argument = new Argument<string>("KEY")
        {
            Description = "A key of the person, such as email:ada@example.com; - reads it from stdin, so that it stays out of the shell's history.",
        };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value != StandardInput && PersonKey.Parse(token.Value) is null)
                result.AddError("KEY is no key: write email:, cookie: or the source's name, a colon, and the name.");
        });
        return argument;
    }

    /// <summary>The key as it is kept, or null where what stands there is none.</summary>
    public static PersonKey? Read(string key, Output output)
    {
        if (key != StandardInput) return PersonKey.Parse(key);
        using var input = new StreamReader(output.Input());
        return PersonKey.Parse(input.ReadLine() ?? "");
    }

    /// <summary>The calls of an operator, or null where no key is known; then it was said.</summary>
    public static OperatorApi? Connect(HttpClient http, Uri address, string? key, Output output)
    {
        key ??= KnownInstances.OfUser().SecretsOf(address)?.OperatorKey;
        if (key is not null) return new OperatorApi(http, address, key);
        output.Refuse($"no instance of yours is known at {address}: give its operator key with --operator-key, or start one with `leadsync up`.");
        return null;
    }
}
