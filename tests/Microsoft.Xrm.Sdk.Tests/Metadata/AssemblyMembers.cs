using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Microsoft.Xrm.Sdk.Tests.Metadata;

/// <summary>What a built DLL offers and what it asks of another, read from its metadata without loading it.</summary>
internal sealed class AssemblyMembers : IDisposable
{
    private static readonly SignatureNames Names = new();
    private readonly PEReader file;
    private readonly MetadataReader reader;

    public AssemblyMembers(string path)
    {
        file = new PEReader(File.OpenRead(path));
        reader = file.GetMetadataReader();
    }

    public void Dispose() => file.Dispose();

    /// <summary>The assemblies it refers to.</summary>
    public IEnumerable<string> References() => reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name));

    /// <summary>Its types, by the name other assemblies know them by.</summary>
    public IEnumerable<string> PublicTypes() => Public().Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");

    /// <summary>Every public or protected member of its public types.</summary>
    public IEnumerable<(string Type, string Member)> PublicMembers() =>
        Public().SelectMany(type => Members(type).Select(member => ($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}", member)));

    /// <summary>The types of <paramref name="assembly"/> that its code or signatures name.</summary>
    public IEnumerable<string> ReferencedTypes(string assembly) =>
        reader.TypeReferences.Where(handle => IsOf(handle, assembly)).Select(TypeName);

    /// <summary>The members of <paramref name="assembly"/> that its code uses, by the type that declares them.</summary>
    public IEnumerable<(string Type, string Member)> ReferencedMembers(string assembly) =>
        from handle in reader.MemberReferences
        let reference = reader.GetMemberReference(handle)
        let type = Declaring(reference.Parent)
        where !type.IsNil && IsOf(type, assembly)
        select (TypeName(type), Member(reference));

    /// <summary>The same by name alone, "Type.Member": signatures of the framework's generics say more than this reader knows.</summary>
    public IEnumerable<string> ReferencedNames(string assembly) =>
        from handle in reader.MemberReferences
        let reference = reader.GetMemberReference(handle)
        let type = Declaring(reference.Parent)
        where !type.IsNil && IsOf(type, assembly)
        select $"{TypeName(type)}.{reader.GetString(reference.Name)}";

    /// <summary>Static fields that code can change after the type has begun; what the compiler keeps for itself is left out.</summary>
    public IEnumerable<string> MutableStatics() =>
        from handle in reader.TypeDefinitions
        let type = reader.GetTypeDefinition(handle)
        where !reader.GetString(type.Name).Contains('<', StringComparison.Ordinal)
        from field in type.GetFields().Select(reader.GetFieldDefinition)
        where field.Attributes.HasFlag(FieldAttributes.Static)
            && !field.Attributes.HasFlag(FieldAttributes.InitOnly) && !field.Attributes.HasFlag(FieldAttributes.Literal)
        select $"{reader.GetString(type.Name)}.{reader.GetString(field.Name)}";

    /// <summary>Methods that stand for code outside of .NET.</summary>
    public IEnumerable<string> NativeMethods() => reader.MethodDefinitions.Select(reader.GetMethodDefinition)
        .Where(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)).Select(method => reader.GetString(method.Name));

    private IEnumerable<TypeDefinition> Public() =>
        reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public);

    private IEnumerable<string> Members(TypeDefinition type)
    {
        var methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
            .Select(method => Text(reader.GetString(method.Name), method.DecodeSignature(Names, null)));
        var options = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public && field.Attributes.HasFlag(FieldAttributes.Literal))
            .Select(field => $"{reader.GetString(field.Name)} = {Constant(field)}");
        return methods.Concat(options);
    }

    private int Constant(FieldDefinition field) =>
        reader.GetBlobReader(reader.GetConstant(field.GetDefaultValue()).Value).ReadInt32();

    private string Member(MemberReference reference) => reference.GetKind() == MemberReferenceKind.Method
        ? Text(reader.GetString(reference.Name), reference.DecodeMethodSignature(Names, null))
        : $"{reader.GetString(reference.Name)} : {reference.DecodeFieldSignature(Names, null)}";

    private static string Text(string name, MethodSignature<string> signature)
    {
        var arguments = string.Join(", ", signature.ParameterTypes);
        return name == ".ctor" ? $".ctor({arguments})" : $"{(signature.Header.IsInstance ? "" : "static ")}{name}({arguments}) : {signature.ReturnType}";
    }

    private TypeReferenceHandle Declaring(EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
            return (TypeReferenceHandle)parent;
        if (parent.Kind != HandleKind.TypeSpecification)
            return default;
        var signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        signature.ReadByte();
        var generic = signature.ReadTypeHandle();
        return generic.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)generic : default;
    }

    private bool IsOf(TypeReferenceHandle handle, string assembly)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind == HandleKind.AssemblyReference
            && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == assembly;
    }

    private string TypeName(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
