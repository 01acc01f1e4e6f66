namespace Miaopu.Feel;

/// <summary>
/// Unary tests (DMN 1.5, 10.3.2.7) taken apart where they depend on nothing but the value tested: met by every value that one of <see cref="Parts"/> includes,
/// or by every other where they are negated. Between the ends of the parts their truth does not change, so that a table of tests can be checked for gaps.
/// </summary>
/// <param name="IsNegated">Written as not(…).</param>
/// <param name="Parts">Values, and ranges with constant ends; none for "-", which every value meets.</param>
public sealed record FeelTestParts(bool IsNegated, IReadOnlyList<FeelValue> Parts)
{
    private const int MostSteps = 100_000;

    /// <summary>
    /// Takes tests apart. Null where a test depends on a name, on <c>?</c> or on now(), where it cannot be read, and where a constant in it is an error:
    /// <paramref name="error"/> is then what the standard calls one, such as a range whose ends are the wrong way round.
    /// </summary>
    /// <remarks>Constants that take more than a hundred thousand steps are not worked out.</remarks>
    public static FeelTestParts? Of(string text, FeelScope scope, out FeelError? error)
    {
        error = null;
        try
        {
            var tests = Parser.ParseUnaryTests(text, scope);
            var parts = new List<FeelValue>();
            foreach (var test in tests.Tests)
            {
                var log = new FeelDiagnostics();
                var run = new Run();
                run.Begin(log, null);
                run.Steps = MostSteps;
                var binder = new Binder(scope);
                var node = binder.Bind(test);
                if (binder.Inputs.Count > 0)
                {
                    return null;
                }

                var value = node.Evaluate(new Frame([], new FeelValue[binder.Slots], run));
                error = log.Errors.Count > 0 ? log.Errors[0] : null;
                if (value.Kind is FeelKind.Null or FeelKind.Unknown or FeelKind.Context or FeelKind.Function)
                {
                    return null;
                }

                parts.AddRange(value.Kind == FeelKind.List ? value.Items : [value]);
            }

            return new FeelTestParts(tests.Negated, parts);
        }
        catch (FeelSyntaxException)
        {
            return null;
        }
        catch (FeelLimitException)
        {
            return null;
        }
    }
}
