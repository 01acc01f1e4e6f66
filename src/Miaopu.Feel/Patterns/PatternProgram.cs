namespace Miaopu.Feel;

/// <summary>What a step of a search does.</summary>
internal enum PatternStep
{
    /// <summary>Takes the character of number X.</summary>
    Character,

    /// <summary>Takes one of the set, which takes Y to look through.</summary>
    OneOf,

    /// <summary>Goes on at X, and where that leads nowhere at Y.</summary>
    Either,

    /// <summary>Goes on at X.</summary>
    Jump,

    /// <summary>Keeps the place under X.</summary>
    Keep,

    /// <summary>Goes on only if the place is not the one kept under X.</summary>
    Moved,

    /// <summary>Takes what group X has found.</summary>
    BackReference,
    Start,
    LineStart,
    End,
    LineEnd,

    /// <summary>The pattern has been found.</summary>
    Found,
}

/// <summary>A step, with what it needs.</summary>
internal readonly record struct PatternInstruction(PatternStep Step, int X = 0, int Y = 0, PatternSet? Set = null);

/// <summary>A pattern as the steps of a search. Places are kept in pairs: 0 and 1 are those of the whole, 2n and 2n + 1 those of group n.</summary>
internal sealed class PatternProgram
{
    /// <summary>Steps a pattern may have once what is repeated a number of times is written so often.</summary>
    public const int MaxLength = 10_000;

    private readonly List<PatternInstruction> _steps = [];
    private readonly bool _lines;

    private PatternProgram(string flags) => (AnyCase, _lines) = (flags.Contains('i'), flags.Contains('m'));

    /// <summary>The steps.</summary>
    public IReadOnlyList<PatternInstruction> Steps => _steps;

    /// <summary>How many there are.</summary>
    public int Length => _steps.Count;

    /// <summary>Whether upper and lower case are one.</summary>
    public bool AnyCase { get; }

    /// <summary>Groups that are kept.</summary>
    public int Groups { get; private set; }

    /// <summary>Places that are kept.</summary>
    public int Places { get; private set; }

    /// <summary>Whether it refers back to what a group has found, so that one step at one place may end differently each time.</summary>
    public bool RefersBack { get; private set; }

    /// <summary>The steps of a pattern; null if they are too many.</summary>
    public static PatternProgram? Of(PatternNode node, string flags)
    {
        var program = new PatternProgram(flags);
        program.Count(node);
        program.Places = 2 * (program.Groups + 1);
        program.Write(node);
        program.Add(new(PatternStep.Found));
        return program.IsTooLong ? null : program;
    }

    private bool IsTooLong => _steps.Count > MaxLength;

    private void Count(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Sequence sequence: Each(sequence.Parts); break;
            case PatternNode.Choice choice: Each(choice.Ways); break;
            case PatternNode.Repeat repeat: Count(repeat.Of); break;
            case PatternNode.BackReference: RefersBack = true; break;
            case PatternNode.Group group:
                Groups = Math.Max(Groups, group.Number);
                Count(group.Of);
                break;
        }

        void Each(IReadOnlyList<PatternNode> parts)
        {
            foreach (var part in parts)
            {
                Count(part);
            }
        }
    }

    private void Write(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Character character:
                Add(new(PatternStep.Character, AnyCase ? PatternSet.Folded(character.Code) : character.Code));
                break;
            case PatternNode.OneOf one:
                Add(new(PatternStep.OneOf, Y: one.Set.Weight, Set: one.Set));
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Write(part);
                }

                break;
            case PatternNode.Choice choice:
                WriteChoice(choice);
                break;
            case PatternNode.Repeat repeat:
                WriteRepeat(repeat);
                break;
            case PatternNode.Group group:
                Add(new(PatternStep.Keep, 2 * group.Number));
                Write(group.Of);
                Add(new(PatternStep.Keep, (2 * group.Number) + 1));
                break;
            case PatternNode.BackReference back:
                Add(new(PatternStep.BackReference, back.Number));
                break;
            case PatternNode.Start:
                Add(new(_lines ? PatternStep.LineStart : PatternStep.Start));
                break;
            case PatternNode.End:
                Add(new(_lines ? PatternStep.LineEnd : PatternStep.End));
                break;
        }
    }

    private void WriteChoice(PatternNode.Choice choice)
    {
        var ends = new List<int>();
        foreach (var way in choice.Ways.SkipLast(1))
        {
            var either = Add(default);
            Write(way);
            ends.Add(Add(default));
            _steps[either] = new(PatternStep.Either, either + 1, _steps.Count);
        }

        Write(choice.Ways[^1]);
        foreach (var end in ends)
        {
            _steps[end] = new(PatternStep.Jump, _steps.Count);
        }
    }

    private void WriteRepeat(PatternNode.Repeat repeat)
    {
        for (var (i, before) = (0, -1); i < repeat.Least && !IsTooLong && before < _steps.Count; i++)
        {
            // what writes nothing the first time never will
            before = _steps.Count;
            Write(repeat.Of);
        }

        var exits = new List<int>();
        if (repeat.Most is { } most)
        {
            for (var i = repeat.Least; i < most && !IsTooLong; i++)
            {
                exits.Add(Add(default));
                Write(repeat.Of);
            }
        }
        else
        {
            exits.Add(Add(default));
            var from = RefersBack ? Places++ : -1;
            if (from >= 0)
            {
                // a turn that takes nothing would go round for ever; elsewhere nothing is tried twice at one place
                Add(new(PatternStep.Keep, from));
            }

            Write(repeat.Of);
            if (from >= 0)
            {
                Add(new(PatternStep.Moved, from));
            }

            Add(new(PatternStep.Jump, exits[0]));
        }

        foreach (var exit in exits)
        {
            _steps[exit] = repeat.Reluctant ? new(PatternStep.Either, _steps.Count, exit + 1) : new(PatternStep.Either, exit + 1, _steps.Count);
        }
    }

    private int Add(PatternInstruction step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }
}
