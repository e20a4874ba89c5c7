using LeadSync.Solution;

namespace LeadSync.Cli.Solutions;

/// <summary>Packs, and says on stderr what stands in the way.</summary>
internal static class SolutionZips
{
    /// <summary>The zip, or null where the source does not pack; the findings are then written.</summary>
    public static byte[]? Pack(SolutionFiles files, bool managed, Output output)
    {
        switch (SolutionPacker.Pack(SolutionSource.Open(files.Source), new PackOptions(managed, files.PlugIns)))
        {
            case PackResult.Packed packed:
                return packed.Zip;
            case PackResult.Refused refused:
                foreach (var finding in refused.Findings) output.Message.WriteLine(finding);
                output.Refuse("the solution does not pack; mend the findings above.");
                return null;
            default:
                throw new InvalidOperationException("The packer gave a result of an unknown kind.");
        }
    }
}
