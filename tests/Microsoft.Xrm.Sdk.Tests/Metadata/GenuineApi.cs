using System.Text.RegularExpressions;

namespace Microsoft.Xrm.Sdk.Tests.Metadata;

/// <summary>
/// The public signatures of the genuine assembly, read from their C#-like listing into the form that
/// <see cref="AssemblyMembers"/> gives the members of a built DLL: <c>static Name(types) : type</c>, generic parameters
/// as <c>!0</c> (of the type) and <c>!!0</c> (of the method).
/// </summary>
internal static partial class GenuineApi
{
    /// <summary>Members by type; a generic type is named with its arity: <c>DataCollection`2</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Read(string path)
    {
        var types = new Dictionary<string, IReadOnlySet<string>>();
        HashSet<string> members = [];
        string[] parameters = [];
        foreach (var line in File.ReadLines(path))
        {
            if (TypeLine().Match(line) is { Success: true } type)
            {
                parameters = Split(type.Groups["generic"].Value);
                members = [];
                types[type.Groups["name"].Value + (parameters.Length == 0 ? "" : $"`{parameters.Length}")] = members;
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal) && line[4] is not ('[' or '/'))
                members.UnionWith(Members(line.Trim(), parameters));
        }
        return types;
    }

    private static List<string> Members(string line, string[] typeParameters)
    {
        if (EnumLine().Match(line) is { Success: true } option)
            return [$"{option.Groups["name"].Value} = {option.Groups["value"].Value}"];
        if (PropertyLine().Match(line) is { Success: true } property)
            return Accessors(property, typeParameters);
        if (MethodLine().Match(line) is not { Success: true } method)
            return FieldLine().Match(line) is { Success: true } field ? [$"{field.Groups["name"].Value} : {field.Groups["type"].Value}"] : [];

        var own = Split(method.Groups["generic"].Value);
        string Name(string type) => Substitute(Substitute(type, typeParameters, "!"), own, "!!");
        var arguments = string.Join(", ", Split(method.Groups["parameters"].Value).Select(Argument).Select(Name));
        var result = method.Groups["type"].Value;
        var modifier = line.Contains(" static ", StringComparison.Ordinal) ? "static " : "";
        return [result.Length == 0 ? $".ctor({arguments})" : $"{modifier}{method.Groups["name"].Value}({arguments}) : {Name(result)}"];
    }

    private static List<string> Accessors(Match property, string[] typeParameters)
    {
        var type = Substitute(property.Groups["type"].Value, typeParameters, "!");
        var index = string.Join(", ", Split(property.Groups["index"].Value).Select(Argument).Select(key => Substitute(key, typeParameters, "!")));
        var name = property.Groups["index"].Success ? "Item" : property.Groups["name"].Value;
        var modifier = property.Value.Contains(" static ", StringComparison.Ordinal) ? "static " : "";
        var accessors = property.Groups["accessors"].Value;
        List<string> members = [];
        if (GetAccessor().IsMatch(accessors))
            members.Add($"{modifier}get_{name}({index}) : {type}");
        if (SetAccessor().IsMatch(accessors))
            members.Add($"{modifier}set_{name}({(index.Length == 0 ? type : $"{index}, {type}")}) : void");
        return members;
    }

    private static string Argument(string parameter)
    {
        var text = DefaultValue().Replace(parameter, "");
        var type = text[..text.LastIndexOf(' ')];
        var byReference = type.StartsWith("out ", StringComparison.Ordinal) || type.StartsWith("ref ", StringComparison.Ordinal);
        return Modifier().Replace(type, "") + (byReference ? "&" : "");
    }

    private static string Substitute(string type, string[] parameters, string mark)
    {
        for (var i = 0; i < parameters.Length; i++)
            type = Regex.Replace(type, $@"(?<![\w.!]){parameters[i]}(?!\w)", $"{mark}{i}");
        return type;
    }

    private static string[] Split(string list) =>
        list.Length == 0 ? [] : TopLevelComma().Split(list).Select(part => part.Trim()).ToArray();

    [GeneratedRegex(@"^public .*?(class|interface|enum|struct) (?<name>[\w.]+)(<(?<generic>[^>]*)>)?")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?<name>\w+) = (?<value>-?\d+),$")]
    private static partial Regex EnumLine();

    [GeneratedRegex(@"^(?:(?:public|protected|internal|static|virtual|override|abstract) )*(?<type>\S.*?) (?<name>\w+)(?:\[(?<index>.*)\])? \{ (?<accessors>.*) \}$")]
    private static partial Regex PropertyLine();

    [GeneratedRegex(@"^(?:(?:public|protected|internal|static|virtual|override|abstract) )*(?:(?<type>\S.*?) )?(?<name>\w+)(?:<(?<generic>[^>]*)>)?\((?<parameters>.*)\)(?: where .*)?;$")]
    private static partial Regex MethodLine();

    [GeneratedRegex(@"^public (?:static readonly|const) (?<type>\S+) (?<name>\w+)")]
    private static partial Regex FieldLine();

    [GeneratedRegex(@"(?<!\w )\bget;")]
    private static partial Regex GetAccessor();

    [GeneratedRegex(@"(^|; )set;")]
    private static partial Regex SetAccessor();

    [GeneratedRegex(@" = .*$")]
    private static partial Regex DefaultValue();

    [GeneratedRegex(@"^(out|ref|params|this) ")]
    private static partial Regex Modifier();

    [GeneratedRegex(@",(?![^<\[]*[>\]])")]
    private static partial Regex TopLevelComma();
}
