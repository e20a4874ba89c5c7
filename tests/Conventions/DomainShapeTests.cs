using System.Reflection;
using System.Runtime.CompilerServices;
using LeadSync.Domain.Activities;

namespace LeadSync.Tests.Conventions;

/// <summary>Public types of the domain are closed and do not change under their users' hands.</summary>
public sealed class DomainShapeTests
{
    private static readonly Type[] PublicTypes = typeof(Activity).Assembly.GetExportedTypes();

    [Fact]
    public void Public_classes_are_sealed_or_closed_families() =>
        Failures.None(PublicTypes.Where(type => type.IsClass && !type.IsSealed && !IsClosed(type)).Select(type => $"{type} can be derived from"));

    [Fact]
    public void Public_properties_are_set_only_while_the_object_is_made() =>
        Failures.None(PublicTypes
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter))
            .Select(property => $"{property.DeclaringType}.{property.Name} can be set"));

    [Fact]
    public void Public_fields_are_constants() =>
        Failures.None(PublicTypes
            .Where(type => !type.IsEnum)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral)
            .Select(field => $"{field.DeclaringType}.{field.Name} can be set"));

    // Nobody outside can derive from a class all of whose constructors are out of reach; the one that copies a record
    // does not help to make the first.
    private static bool IsClosed(Type type) => type.IsAbstract && type
        .GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Where(constructor => !constructor.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual([type]))
        .All(constructor => constructor.IsPrivate || constructor.IsAssembly || constructor.IsFamilyAndAssembly);

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
