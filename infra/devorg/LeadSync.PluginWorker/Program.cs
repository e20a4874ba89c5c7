namespace LeadSync.PluginWorker;

/// <summary>
/// Runs plug-ins for DevOrg in a process of their own, as the sandbox of Dataverse does. Talks frames over standard input
/// and output and ends with its input.
/// </summary>
internal static class Program
{
    private static int Main()
    {
        using (var frames = new Frames(Console.OpenStandardInput(), Console.OpenStandardOutput()))
        {
            // Nothing that a plug-in prints may get between the frames.
            Console.SetOut(TextWriter.Null);
            try
            {
                new Worker(frames).Run();
            }
            catch (EndOfStreamException)
            {
                // DevOrg is gone, and nobody waits for an answer.
            }
        }
        return 0;
    }
}
