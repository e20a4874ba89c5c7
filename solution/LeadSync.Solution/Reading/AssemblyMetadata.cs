using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LeadSync.Solution.Reading;

/// <summary>Identity and types of an assembly, read without loading it.</summary>
/// <param name="FullName">Name, Version, Culture and PublicKeyToken, as Dataverse registers it.</param>
/// <param name="Types">Full names of the types that are not nested.</param>
internal sealed record AssemblyMetadata(string FullName, IReadOnlySet<string> Types)
{
    /// <summary>The metadata, or null where the bytes are no .NET assembly.</summary>
    public static AssemblyMetadata? Read(byte[] content)
    {
        try
        {
            using var file = new PEReader(new MemoryStream(content));
            if (!file.HasMetadata) return null;
            var reader = file.GetMetadataReader();
            var types = reader.TypeDefinitions.Select(reader.GetTypeDefinition)
                .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");
            var name = reader.GetAssemblyDefinition().GetAssemblyName();
            return new AssemblyMetadata(name.FullName, types.ToHashSet());
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
