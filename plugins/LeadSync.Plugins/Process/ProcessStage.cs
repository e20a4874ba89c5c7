namespace LeadSync.Plugins.Process;

/// <summary>A stage of a table as the export shows it, in one language. What is not defined is empty.</summary>
internal sealed class ProcessStage
{
    public ProcessStage(int value, string name)
    {
        Value = value;
        Name = name;
    }

    /// <summary>The value of the table's stage column.</summary>
    public int Value { get; }

    public string Name { get; }

    public int Order { get; set; } = int.MaxValue;

    public string Definition { get; set; } = "";

    public string Description { get; set; } = "";

    public string Owner { get; set; } = "";

    public string ExitCriteria { get; set; } = "";

    /// <summary>Metric and target, "At least 20 % move on".</summary>
    public string Metric { get; set; } = "";

    /// <summary>The name of the SLA policy.</summary>
    public string Sla { get; set; } = "";

    /// <summary>Its time, "16 business hours".</summary>
    public string SlaTime { get; set; } = "";

    public string NurtureGoal { get; set; } = "";

    /// <summary>Days after which an open opportunity is recycled; null for never.</summary>
    public int? StallDays { get; set; }
}
