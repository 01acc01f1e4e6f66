namespace Miaopu.Feel;

/// <summary>
/// Collects what the standard calls errors during an evaluation (DMN 1.5, 10.3.2.13): the expression goes on with null,
/// and the reason is noted here. Not safe for use by several threads at once.
/// </summary>
public sealed class FeelDiagnostics
{
    private const int Most = 100;
    private readonly List<FeelError> _errors = [];

    /// <summary>The errors in the order of their occurrence; at most 100 are kept.</summary>
    public IReadOnlyList<FeelError> Errors => _errors;

    /// <summary>Whether any error was reported.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Notes an error.</summary>
    public void Report(FeelError error)
    {
        if (_errors.Count < Most)
        {
            _errors.Add(error);
        }
    }
}
