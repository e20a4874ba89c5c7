using LeadSync.DevOrg.Tests.Pipeline;
using LeadSync.Solution;
using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The shipped solution with the built plug-ins, as a zip.</summary>
internal static class PackedSolution
{
    public static byte[] Zip()
    {
        var source = SolutionSource.Open(Path.Combine(SharedData.RepositoryRoot, "solution", "src"));
        var result = SolutionPacker.Pack(source, new PackOptions(Managed: true, PipelineOrg.PluginDll));
        return Assert.IsType<PackResult.Packed>(result).Zip;
    }
}
