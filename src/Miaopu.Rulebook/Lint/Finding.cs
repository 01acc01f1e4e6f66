namespace Miaopu.Rulebook;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>The pack loads, but somebody should look.</summary>
    Warning,

    /// <summary>The pack does not load, or may not be published.</summary>
    Error,
}

/// <summary>Where something stands in a text. Lines and columns count from 1.</summary>
/// <param name="File">The file name as the caller gave it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    internal Mark Mark => new(Line, Column, 0) { File = File };

    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>One thing that is wrong with a pack, a vocabulary or a case file.</summary>
/// <param name="Severity">How grave.</param>
/// <param name="Place">File, line and column.</param>
/// <param name="Code">A stable short name of the kind of fault, such as <c>unknown-name</c>.</param>
/// <param name="What">A Chinese sentence that says what is wrong.</param>
/// <param name="Nearest">The known name nearest to an unknown one, if any is near.</param>
public sealed record Finding(Severity Severity, Place Place, string Code, string What, string? Nearest = null)
{
    /// <summary>
    /// Whether it is a demand on new texts: it keeps one from being published and takes nothing away from what the text says. Texts published before the demand was made go on being read.
    /// </summary>
    public bool IsDemand { get; init; }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Place}: {Word}: {What}{(Nearest is null ? "" : $"，是不是“{Nearest}”？")} [{Code}]";

    private string Word => Severity switch { Severity.Error => "错误", Severity.Warning => "警告", _ => "说明" };
}
