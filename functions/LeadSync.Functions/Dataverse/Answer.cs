using System.Diagnostics.CodeAnalysis;

namespace LeadSync.Functions.Dataverse;

/// <summary>What the CRM answered: a value, or an error with a name.</summary>
internal readonly record struct Answer<T>(T? Value, DataverseError? Error)
{
    [MemberNotNullWhen(true, nameof(Error))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Failed => Error is not null;

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(DataverseError error) => new(default, error);
}

/// <summary>The value of an answer that carries none.</summary>
internal readonly record struct Nothing;
