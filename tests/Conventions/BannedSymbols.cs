using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LeadSync.Tests.Conventions;

/// <summary>
/// Finds in a built assembly what the lines of a BannedSymbols.txt forbid, by the assembly's own references. Unlike the
/// analyzer it cannot be switched off by a pragma.
/// </summary>
internal sealed class BannedSymbols
{
    private readonly HashSet<string> _banned;

    public BannedSymbols(string text) => _banned = text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(';')[0].Trim())
        .ToHashSet();

    /// <summary>The forbidden symbols that the assembly uses.</summary>
    public IReadOnlyList<string> UsedBy(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var metadata = file.GetMetadataReader();
        var iterators = IteratorsOnly(metadata);
        var types = metadata.TypeReferences.Where(handle => !iterators.Contains(handle)).Select(handle => NameOf(metadata, handle)).ToList();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference).SelectMany(member => NamesOf(metadata, member));
        return types.Select(type => "T:" + type)
            .Concat(types.Select(type => "N:" + type[..Math.Max(0, type.LastIndexOf('.'))]))
            .Concat(members)
            .Where(_banned.Contains)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    // A property is its getter; of a method without parameters the documentation id has no brackets. Overloads with
    // parameters are told apart by the compiler's analyzer alone.
    private static IEnumerable<string> NamesOf(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference || member.GetKind() != MemberReferenceKind.Method)
            yield break;
        var type = NameOf(metadata, (TypeReferenceHandle)member.Parent);
        var name = metadata.GetString(member.Name);
        if (name.StartsWith("get_", StringComparison.Ordinal))
            yield return $"P:{type}.{name["get_".Length..]}";
        else if (ParameterCount(metadata.GetBlobReader(member.Signature)) == 0)
            yield return $"M:{type}.{name}";
    }

    // The compiler has iterators ask Environment for the thread; types used for nothing else are not the author's.
    private static HashSet<EntityHandle> IteratorsOnly(MetadataReader metadata) => metadata.MemberReferences
        .Select(metadata.GetMemberReference)
        .GroupBy(member => member.Parent)
        .Where(members => members.All(member => metadata.StringComparer.Equals(member.Name, "get_CurrentManagedThreadId")))
        .Select(members => members.Key)
        .ToHashSet();

    private static int ParameterCount(BlobReader signature)
    {
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();
        return signature.ReadCompressedInteger();
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
