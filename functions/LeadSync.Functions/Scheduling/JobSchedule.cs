using NCrontab;

namespace LeadSync.Functions.Scheduling;

/// <summary>
/// When a job runs: six fields (second, minute, hour, day, month, weekday) in UTC, as the timer trigger of the Functions
/// host takes them; the same text stands in the function.json of the job's folder.
/// </summary>
public sealed record JobSchedule(string Name, Type Job, string Expression)
{
    /// <summary>The first time after the given one.</summary>
    public DateTimeOffset After(DateTimeOffset time) => new(
        CrontabSchedule.Parse(Expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true }).GetNextOccurrence(time.UtcDateTime),
        TimeSpan.Zero);
}

/// <summary>The place where jobs register.</summary>
public static class JobRegistration
{
    /// <summary>Runs <typeparamref name="TJob"/> whenever the expression says; the name is that of its function.</summary>
    public static IServiceCollection AddScheduledJob<TJob>(this IServiceCollection services, string name, string expression)
        where TJob : class, IScheduledJob =>
        services.AddSingleton<TJob>().AddSingleton(new JobSchedule(name, typeof(TJob), expression));
}
