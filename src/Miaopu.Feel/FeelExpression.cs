using System.Diagnostics.CodeAnalysis;

namespace Miaopu.Feel;

/// <summary>
/// An expression that has been read and bound to its scope (DMN 1.5, 10.3). It may be evaluated any number of times, by
/// several threads at once. Evaluation ends in a value whatever the inputs: depth, steps and sizes are bounded.
/// </summary>
public sealed class FeelExpression
{
    private readonly Node _root;
    private readonly int _locals;
    private readonly string[] _names;

    // a function that leaves the evaluation keeps its frame, so only expressions without any may use theirs again
    private readonly bool _reusesFrame;
    private Frame? _spare;

    // made at the first evaluation; threads that come at once each make the same
    private Node? _compiled;

    private FeelExpression(string text, Node root, Binder binder, bool tests)
    {
        (Text, _root, _locals, _names, IsUnaryTests) = (text, root, binder.Slots, [.. binder.Inputs], tests);
        _reusesFrame = !binder.MakesFunctions;
        Warnings = [.. binder.Checks.Found.OrderBy(w => w.Position)];
    }

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>Whether these are unary tests, to be asked with <see cref="Test(FeelValue, IFeelInputs, FeelDiagnostics?, DateTimeOffset?)"/>.</summary>
    public bool IsUnaryTests { get; }

    /// <summary>
    /// The declared names that the expression uses, each once, in the order of first use: the order of the values that
    /// <see cref="Evaluate(ReadOnlySpan{FeelValue}, FeelDiagnostics?, DateTimeOffset?)"/> takes.
    /// </summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The type of the result as far as it is known before evaluation.</summary>
    public FeelType Type => _root.Type;

    /// <summary>
    /// What the declared types show to be a mistake, though the standard has a value for it: kinds that do not go together, numbers of different units, a text that a list
    /// of values lacks. In the order of the text; empty where nothing is declared.
    /// </summary>
    public IReadOnlyList<FeelWarning> Warnings { get; }

    /// <summary>Reads an expression (grammar rule 1), or several parted by commas (rule 3), whose values are a list. Where it cannot be read, or uses a name nobody declared, <paramref name="errors"/> says why.</summary>
    public static bool TryParse(string text, FeelScope scope, [NotNullWhen(true)] out FeelExpression? expression, out IReadOnlyList<FeelError> errors)
        => TryRead(text, scope, binder => (binder.Bind(Parser.ParseExpression(text, scope)), false), out expression, out errors);

    /// <summary>Reads unary tests (grammar rule 17), such as <c>&lt; 10, [20..30]</c>; <c>?</c> is the value tested.</summary>
    public static bool TryParseUnaryTests(string text, FeelScope scope, [NotNullWhen(true)] out FeelExpression? expression, out IReadOnlyList<FeelError> errors)
        => TryParseUnaryTests(text, scope, FeelType.Any, out expression, out errors);

    /// <summary>Reads unary tests (grammar rule 17) of values of a type, to which <see cref="Warnings"/> holds them.</summary>
    public static bool TryParseUnaryTests(string text, FeelScope scope, FeelType tested, [NotNullWhen(true)] out FeelExpression? expression, out IReadOnlyList<FeelError> errors)
        => TryRead(text, scope, binder => (binder.BindTests(Parser.ParseUnaryTests(text, scope), 0, tested), true), out expression, out errors);

    /// <summary>The value for these inputs.</summary>
    public FeelValue Evaluate(IFeelInputs inputs) => Evaluate(inputs, null);

    /// <summary>
    /// The value for these inputs. What the standard calls an error is noted in <paramref name="log"/>; <paramref name="now"/>
    /// is the instant that now() and today() give, null where they have none.
    /// </summary>
    public FeelValue Evaluate(IFeelInputs inputs, FeelDiagnostics? log, DateTimeOffset? now = null) => Run(Fill(inputs), log, now);

    /// <summary>The value where the inputs stand in the order of <see cref="Names"/>; for rows by the thousand.</summary>
    public FeelValue Evaluate(ReadOnlySpan<FeelValue> values, FeelDiagnostics? log = null, DateTimeOffset? now = null)
    {
        if (values.Length != _names.Length)
        {
            throw new ArgumentException($"The expression uses {_names.Length} names, and {values.Length} values were given.", nameof(values));
        }

        var frame = TakeFrame();
        values.CopyTo(frame.Inputs);
        return Run(frame, log, now);
    }

    /// <summary>Whether a value meets these unary tests: true, false, null or an unknown.</summary>
    public FeelValue Test(FeelValue value, IFeelInputs inputs, FeelDiagnostics? log = null, DateTimeOffset? now = null)
    {
        if (!IsUnaryTests)
        {
            throw new InvalidOperationException("This is an expression, not unary tests.");
        }

        var frame = Fill(inputs);
        frame.Locals[0] = value;
        return Run(frame, log, now);
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool TryRead(
        string text, FeelScope scope, Func<Binder, (Node Root, bool Tests)> read, [NotNullWhen(true)] out FeelExpression? expression, out IReadOnlyList<FeelError> errors)
    {
        try
        {
            var binder = new Binder(scope);
            var (root, tests) = read(binder);
            (expression, errors) = (new FeelExpression(text, root, binder, tests), []);
            return true;
        }
        catch (FeelSyntaxException failure)
        {
            (expression, errors) = (null, [failure.Error]);
            return false;
        }
    }

    private Frame TakeFrame() => Interlocked.Exchange(ref _spare, null)
        ?? new Frame(_names.Length == 0 ? [] : new FeelValue[_names.Length], _locals == 0 ? [] : new FeelValue[_locals], new Run());

    private Frame Fill(IFeelInputs inputs)
    {
        var frame = TakeFrame();
        for (var i = 0; i < _names.Length; i++)
        {
            frame.Inputs[i] = inputs.TryGet(_names[i], out var value) ? value : default;
        }

        return frame;
    }

    private FeelValue Run(Frame frame, FeelDiagnostics? log, DateTimeOffset? now)
    {
        frame.Run.Begin(log, now);
        try
        {
            return (_compiled ??= _root.Compiled()).Evaluate(frame);
        }
        catch (FeelLimitException limit)
        {
            return frame.Note(_root.Position, limit.Message);
        }
        finally
        {
            if (_reusesFrame)
            {
                frame.Clear();
                Volatile.Write(ref _spare, frame);
            }
        }
    }
}
