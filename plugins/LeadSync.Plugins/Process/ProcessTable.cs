using System.Collections.Generic;

namespace LeadSync.Plugins.Process;

/// <summary>A table of texts. The first cell of each row names the row.</summary>
internal sealed class ProcessTable
{
    public ProcessTable(string caption, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Caption = caption;
        Columns = columns;
        Rows = rows;
    }

    public string Caption { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Each as long as the columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }
}
