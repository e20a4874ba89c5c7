using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace LeadSync.DevOrg.Import;

/// <summary>What a plug-in assembly says about itself, read without loading it.</summary>
internal sealed class AssemblyTypes
{
    private AssemblyTypes(string fullName, IReadOnlySet<string> types) => (FullName, Types) = (fullName, types);

    /// <summary>Name, Version, Culture and PublicKeyToken.</summary>
    public string FullName { get; }

    /// <summary>Full names of its types.</summary>
    public IReadOnlySet<string> Types { get; }

    /// <summary>Null where the bytes are no assembly.</summary>
    public static AssemblyTypes? Read(byte[] content)
    {
        try
        {
            using var file = new PEReader(new MemoryStream(content));
            if (!file.HasMetadata)
                return null;
            var reader = file.GetMetadataReader();
            var definition = reader.GetAssemblyDefinition();
            var key = reader.GetBlobBytes(definition.PublicKey);
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{reader.GetString(definition.Name)}, Version={definition.Version}, Culture=neutral, PublicKeyToken={Token(key)}");
            var types = reader.TypeDefinitions.Select(reader.GetTypeDefinition)
                .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");
            return new AssemblyTypes(name, types.ToHashSet());
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>The last eight bytes of the key's SHA-1, reversed; the definition of a public key token.</summary>
    private static string Token(byte[] publicKey)
    {
        if (publicKey.Length == 0)
            return "null";
#pragma warning disable CA5350 // The token is a name, not a protection; its algorithm is given.
        var token = SHA1.HashData(publicKey)[^8..];
#pragma warning restore CA5350
        Array.Reverse(token);
        return Convert.ToHexStringLower(token);
    }
}
