namespace LeadSync.Browser;

/// <summary>
/// Tests that look at whole lists or at versions of rows, or change what concerns every record, as a published model does. They
/// run by themselves after the others: all share one environment, and a row that one adds would move the pages that another turns.
/// </summary>
[CollectionDefinition(nameof(WholeEnvironment), DisableParallelization = true)]
public sealed class WholeEnvironment;
