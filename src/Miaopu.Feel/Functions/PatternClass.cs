using System.Text;

namespace Miaopu.Feel;

/// <summary>
/// A set of characters of a pattern: those of the first plane as the framework writes them, those beyond as ranges, perhaps all others, perhaps without another set.
/// </summary>
internal sealed class PatternClass
{
    // letters, marks, numbers and symbols; all others are punctuation, separators and other characters (XML Schema, part 2, F.1.1)
    private const string Word = @"\p{L}\p{M}\p{N}\p{S}";
    private const string NoWord = @"\p{P}\p{Z}\p{C}";
    private const string NoBlank = @"\u0000-\u0008\u000B\u000C\u000E-\u001F\u0021-\uFFFF";
    private const string NameStart = @"\p{L}_:";
    private const string NamePart = @"\p{L}\p{M}\p{Nd}\-._:·";
    private const string Halves = @"\uD800-\uDFFF";
    private readonly StringBuilder _plain = new();
    private readonly List<(int From, int To)> _planes = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>Whether all others are meant.</summary>
    public bool Negated { get; set; }

    /// <summary>The set taken away, or null.</summary>
    public PatternClass? Less { get; set; }

    public bool IsEmpty => _plain.Length == 0 && _planes.Count == 0;

    public void Add(char c) => _plain.Append(c);

    public void Add(string plain) => _plain.Append(plain);

    /// <summary>All characters from one to another, of which at least one lies beyond the first plane.</summary>
    public void Add(int from, int to)
    {
        if (from <= 0xFFFF)
        {
            _plain.Append($"\\u{from:X4}-\\uFFFF");
            from = 0x10000;
        }

        _planes.Add((from, to));
    }

    /// <summary>What a letter after a backslash stands for; false where it stands for no set.</summary>
    public bool AddEscape(char letter)
    {
        switch (letter)
        {
            case 'd' or 'D': AddCategory("Nd", letter == 'D'); return true;
            case 'w': Add(Word, "L", "M", "N", "S"); return true;
            case 'W': Add(NoWord, "P", "Z", "C"); return true;
            case 's': _plain.Append(@" \t\n\r"); return true;
            case 'S': Add(NoBlank); _planes.AddRange(IsNew(NoBlank) ? PatternPlanes.All : []); return true;
            case 'i': Add(NameStart, "L"); return true;
            case 'c': Add(NamePart, "L", "M", "Nd"); return true;
            default: return false;
        }
    }

    /// <summary>\p{…} or, for all others, \P{…}: a category, or a block of the first plane.</summary>
    public void AddCategory(string category, bool others)
    {
        var plain = $"\\{(others ? 'P' : 'p')}{{{category}}}";
        if (IsNew(plain))
        {
            _plain.Append(plain);
            _planes.AddRange(others ? PatternPlanes.Others(PatternPlanes.OfCategory(category)) : PatternPlanes.OfCategory(category));
        }
    }

    /// <summary>As the framework writes it, for texts of the first plane only.</summary>
    public string Narrow() => $"[{(Negated ? "^" : "")}{_plain}{(Less is null ? "" : $"-{Less.Narrow()}")}]";

    /// <summary>The same where characters beyond the first plane occur: they are taken whole, and never half of one.</summary>
    public string Wide()
    {
        var pairs = PatternPlanes.Pairs(Planes());
        if (_plain.Length == 0 && !Negated)
        {
            return pairs.Length == 0 ? @"[^\s\S]" : $"(?:{pairs})";
        }

        return pairs.Length == 0 ? First() : $"(?:{First()}|{pairs})";
    }

    private string First() => (Negated, Less) switch
    {
        (true, null) => $"[^{_plain}{Halves}]",
        (true, _) => $"[^{_plain}{Halves}-{Less.Narrow()}]",
        (false, null) => $"[{_plain}-[{Halves}]]",
        (false, { Negated: false, Less: null }) => $"[{_plain}-[{Less._plain}{Halves}]]",
        _ => Narrow(),
    };

    private List<(int From, int To)> Planes()
    {
        var own = Negated ? PatternPlanes.Others(_planes) : PatternPlanes.Join(_planes);
        return Less is null ? own : PatternPlanes.Others(PatternPlanes.Others(own).Concat(Less.Planes()));
    }

    private void Add(string plain, params string[] categories)
    {
        if (IsNew(plain))
        {
            _plain.Append(plain);
            _planes.AddRange(categories.SelectMany(PatternPlanes.OfCategory));
        }
    }

    // a set that is named again adds nothing; after a dash it is written all the same, since the framework refuses it there
    private bool IsNew(string plain) => _named.Add(plain) || _plain[^1] == '-';
}
