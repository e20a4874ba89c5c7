using System.Text.Json;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.Scheduling;

public sealed class FunctionJsonTests
{
    [Fact]
    public void Every_job_has_a_function_json_with_its_own_schedule_and_every_timer_a_job()
    {
        var registered = Registered().ToDictionary(schedule => schedule.Name, schedule => schedule.Expression);
        Assert.Equal(Described().OrderBy(timer => timer.Key, StringComparer.Ordinal), registered.OrderBy(job => job.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<JobSchedule> Registered()
    {
        var settings = new Dictionary<string, string?> { ["LeadSync:DataFolder"] = "unused", ["LeadSync:Dataverse:Url"] = "http://localhost" };
        var services = new ServiceCollection().AddLeadSync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.Where(service => service.ServiceType == typeof(JobSchedule)).Select(service => (JobSchedule)service.ImplementationInstance!);
    }

    private static Dictionary<string, string> Described()
    {
        var timers = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "function.json", SearchOption.AllDirectories))
            foreach (var binding in JsonElement.Parse(File.ReadAllText(file)).GetProperty("bindings").EnumerateArray())
                if (binding.GetProperty("type").GetString() == "timerTrigger")
                    timers.Add(Path.GetFileName(Path.GetDirectoryName(file))!, binding.GetProperty("schedule").GetString()!);
        return timers;
    }
}
