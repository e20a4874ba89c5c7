using LeadSync.DevOrg.Import;
using LeadSync.DevOrg.Storage;
using LeadSync.Solution;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadSync.DevOrg.Hosting;

/// <summary>Makes the organisation ready before the server listens: first boot, solution, users.</summary>
internal sealed partial class OrgBoot(OrgDatabase database, DevOrgOptions options, ILogger<OrgBoot> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var imported = await database.Write(
            transaction =>
            {
                FirstBoot.Run(transaction);
                var version = Install(transaction, options.SolutionZip);
                SampleUsers.Ensure(transaction);
                return version;
            },
            cancellationToken);
        if (imported is not null)
            Imported(logger, imported);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string? Install(OrgTransaction transaction, byte[]? content)
    {
        if (content is null)
            return null;
        var zip = SolutionZip.Open(content);
        if (Version.TryParse(zip.Version, out var version) && SolutionImport.Installed(transaction, zip.UniqueName) == version)
            return null;
        SolutionImport.Run(transaction, content);
        return $"{zip.UniqueName} {zip.Version}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Imported solution {Solution}")]
    private static partial void Imported(ILogger logger, string solution);
}
