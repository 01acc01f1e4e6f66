namespace Miaopu.Rulebook;

/// <summary>Collects the findings of one file, so that several faults are all reported at once.</summary>
internal sealed class FindingList(string file)
{
    private readonly List<Finding> _items = [];

    internal string File => file;

    /// <summary>A mark with its file: that of the findings unless it stands in another text, as a base pack is.</summary>
    internal Place PlaceOf(Mark at) => new(at.File ?? file, at.Line, at.Column);

    internal bool HasErrors => _items.Exists(f => f.Severity == Severity.Error);

    /// <summary>Whether something could not be read or resolved, so that the text does not say what it should.</summary>
    internal bool HasFaults => _items.Exists(f => f is { Severity: Severity.Error, IsDemand: false });

    internal int Count => _items.Count;

    /// <summary>Records of all the situations of the file so far, repeats counted as what they stand for.</summary>
    internal long FactRows { get; set; }

    internal IReadOnlyList<Finding> InOrder() =>
        [.. _items.Distinct().OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column).ThenByDescending(f => f.Severity)];

    internal void Error(Mark at, string code, string what, string? nearest = null) => Add(Severity.Error, at, code, what, nearest);

    /// <summary>An error that only new texts are held to.</summary>
    internal void Demand(Mark at, string code, string what, string? nearest = null) =>
        _items.Add(new Finding(Severity.Error, PlaceOf(at), code, what, nearest) { IsDemand = true });

    internal void Warning(Mark at, string code, string what, string? nearest = null) => Add(Severity.Warning, at, code, what, nearest);

    internal void Note(Mark at, string code, string what) => Add(Severity.Note, at, code, what, null);

    internal void Unknown(Mark at, string kind, string name, IEnumerable<string> known) =>
        Error(at, "unknown-name", $"没有名为“{name}”的{kind}", NearestName.Of(name, known));

    private void Add(Severity severity, Mark at, string code, string what, string? nearest) =>
        _items.Add(new Finding(severity, PlaceOf(at), code, what, nearest));
}
