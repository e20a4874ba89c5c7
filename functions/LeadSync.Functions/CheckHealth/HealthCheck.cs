namespace LeadSync.Functions.CheckHealth;

/// <summary>One thing that a deployment looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Ok">Whether it is as it should be.</param>
/// <param name="Found">What was seen; nothing secret.</param>
/// <param name="Fix">What to do where it is not.</param>
internal sealed record HealthCheck(string Name, bool Ok, string Found, string Fix);
