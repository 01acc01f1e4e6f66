namespace Miaopu.Rulebook;

/// <summary>Reads which rows are meant, which definitions, measures and parts say alike.</summary>
internal static class RowSelectionReader
{
    /// <summary>at, event, in and where of a definition, measure or part.</summary>
    internal static RowSelection Read(Section below, string over, Mark overMark)
    {
        var atCutoff = below.Choice(SelectionKeys.At);
        var at = below.Scalar(SelectionKeys.Event);
        var window = below.Scalar(SelectionKeys.In);
        var where = below.Scalar(SelectionKeys.Where);
        if (at is not null && window is null)
        {
            below.Findings.Error(at.At, "missing", "写了“event”还要写“in”：在哪个时间窗内");
        }

        return new RowSelection(over, atCutoff, at?.Text, window?.Text, where?.Text)
        {
            Marks = new SelectionMarks(overMark, at?.At ?? below.At, window?.At ?? below.At, where),
        };
    }
}
