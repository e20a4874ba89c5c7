namespace LeadSync.Solution;

/// <summary>How a zip is packed.</summary>
/// <param name="Managed">The managed flavour, which customers import; the unmanaged one is for developing.</param>
/// <param name="PluginAssemblyPath">The built, signed plug-in assembly that goes into the zip.</param>
/// <param name="Version">Four numbers with dots, stamped into solution.xml; null keeps the source's version.</param>
public sealed record PackOptions(bool Managed, string PluginAssemblyPath, string? Version = null);

/// <summary>What packing comes to.</summary>
public abstract record PackResult
{
    private PackResult()
    {
    }

    /// <summary>The zip. The same source and assembly give the same bytes.</summary>
    public sealed record Packed(byte[] Zip) : PackResult;

    /// <summary>Nothing was packed, and why.</summary>
    public sealed record Refused(IReadOnlyList<Finding> Findings) : PackResult;
}
