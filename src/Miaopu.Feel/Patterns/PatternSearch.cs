using System.Collections;

namespace Miaopu.Feel;

/// <summary>
/// Looks for a pattern in a text: from the first place on, the first way that fits (leftmost, and of two ways the one written first). No step is tried twice at one place, so that
/// a search takes no more steps than the pattern has, times the places of the text; but where a pattern refers back that would lose answers, and only the count of steps bounds it.
/// </summary>
internal sealed class PatternSearch
{
    /// <summary>Steps of a search, or sets looked through, that count one of the evaluation. A way kept for later counts one by itself.</summary>
    private const int StepsACost = 8;

    /// <summary>Steps at places, a bit each, whose room counts one of the evaluation.</summary>
    private const int RoomACost = 16;

    private readonly PatternProgram _program;
    private readonly string _text;
    private readonly Frame _frame;
    private readonly BitArray? _tried;
    private readonly List<int> _marked = [];
    private readonly int[] _places;
    private readonly Stack<(int Step, int At, int Kept)> _open = new();
    private int _steps;

    public PatternSearch(PatternProgram program, string text, Frame frame)
    {
        (_program, _text, _frame, _places) = (program, text, frame, new int[program.Places]);
        frame.Spend(text.Length);
        if (!program.RefersBack)
        {
            var room = (long)program.Length * (text.Length + 1);
            frame.Spend(room / RoomACost);
            _tried = new BitArray((int)Math.Min(room, int.MaxValue));
        }
    }

    private int MostMarked => _tried is null ? 0 : _tried.Length / 32;

    /// <summary>Where the pattern was found.</summary>
    public int Start => _places[0];

    /// <summary>Where that ends.</summary>
    public int End => _places[1];

    /// <summary>Where a group was found; nothing where it has no part in it.</summary>
    public (int Start, int End) Group(int number) => _places[(2 * number) + 1] < 0 ? (0, 0) : (_places[2 * number], _places[(2 * number) + 1]);

    /// <summary>The place after the character at one.</summary>
    public int After(int at) => at + (at + 1 < _text.Length && char.IsSurrogatePair(_text[at], _text[at + 1]) ? 2 : 1);

    /// <summary>Whether the pattern is found at a place or after it.</summary>
    public bool Find(int from)
    {
        Forget();
        _frame.Spend(_places.Length / StepsACost);
        Array.Fill(_places, -1);
        for (var at = from; at <= _text.Length; at = After(at))
        {
            // all others are what they were: a way that leads nowhere gives back what it kept
            _places[0] = at;
            if (FindAt(at))
            {
                return true;
            }
        }

        return false;
    }

    // clears no more than the last search marked
    private void Forget()
    {
        if (_marked.Count > MostMarked)
        {
            _tried!.SetAll(false);
        }
        else
        {
            foreach (var mark in _marked)
            {
                _tried![mark] = false;
            }
        }

        _marked.Clear();
    }

    private bool FindAt(int from)
    {
        _open.Clear();
        _open.Push((0, from, -1));
        while (_open.TryPop(out var way))
        {
            if (way.Step < 0)
            {
                // gives back what a way that led nowhere had kept
                _places[~way.Step] = way.Kept;
            }
            else if (Follow(way.Step, way.At))
            {
                return true;
            }
        }

        return false;
    }

    private bool Follow(int step, int at)
    {
        while (IsNew(step, at))
        {
            var (does, x, y, set) = _program.Steps[step++];
            switch (does)
            {
                case PatternStep.Character or PatternStep.OneOf:
                    Work(y);
                    if (at == _text.Length || !Takes(x, set, CodeAt(at)))
                    {
                        return false;
                    }

                    at = After(at);
                    break;
                case PatternStep.Either:
                    Open(y, at, -1);
                    step = x;
                    break;
                case PatternStep.Jump:
                    step = x;
                    break;
                case PatternStep.Keep:
                    Open(~x, 0, _places[x]);
                    _places[x] = at;
                    break;
                case PatternStep.BackReference:
                    var (start, end) = Group(x);
                    if (!Repeats(start, end - start, at))
                    {
                        return false;
                    }

                    at += end - start;
                    break;
                case PatternStep.Found:
                    _places[1] = at;
                    return true;
                default:
                    if (!Stands(does, x, at))
                    {
                        return false;
                    }

                    break;
            }
        }

        return false;
    }

    private bool IsNew(int step, int at)
    {
        Work(1);
        if (_tried is null)
        {
            return true;
        }

        var here = (step * (_text.Length + 1)) + at;
        if (_tried[here])
        {
            return false;
        }

        if (_marked.Count <= MostMarked)
        {
            _marked.Add(here);
        }

        return _tried[here] = true;
    }

    private void Work(int steps)
    {
        _steps += steps;
        if (_steps >= StepsACost)
        {
            _frame.Spend(_steps / StepsACost);
            _steps %= StepsACost;
        }
    }

    private void Open(int step, int at, int kept)
    {
        _frame.Spend(1);
        _open.Push((step, at, kept));
    }

    private bool Takes(int code, PatternSet? set, int found)
        => set is not null ? set.Has(found, _program.AnyCase) : code == (_program.AnyCase ? PatternSet.Folded(found) : found);

    private bool Repeats(int from, int length, int at)
    {
        Work(length);
        return at + length <= _text.Length
            && (_program.AnyCase
                ? _text.AsSpan(from, length).Equals(_text.AsSpan(at, length), StringComparison.OrdinalIgnoreCase)
                : _text.AsSpan(from, length).SequenceEqual(_text.AsSpan(at, length)));
    }

    private bool Stands(PatternStep does, int place, int at) => does switch
    {
        PatternStep.Start => at == 0,
        PatternStep.End => at == _text.Length,
        // a line ends before its sign; after the last sign of the text there is no further line
        PatternStep.LineStart => at == 0 || (_text[at - 1] == '\n' && at < _text.Length),
        PatternStep.LineEnd => at == _text.Length || _text[at] == '\n',
        PatternStep.Moved => at != _places[place],
        _ => throw new InvalidOperationException($"{does} is no condition."),
    };

    private int CodeAt(int at) => at + 1 < _text.Length && char.IsSurrogatePair(_text[at], _text[at + 1]) ? char.ConvertToUtf32(_text[at], _text[at + 1]) : _text[at];
}
