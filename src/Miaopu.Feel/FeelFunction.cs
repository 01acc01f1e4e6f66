namespace Miaopu.Feel;

/// <summary>A function value: one of the language's own, or one written in an expression (DMN 1.5, 10.3.2.10).</summary>
public abstract class FeelFunction
{
    /// <summary>The names of the parameters, as far as they are fixed.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    internal abstract FeelValue Invoke(Frame caller, ReadOnlySpan<FeelValue> arguments, int position);

    internal abstract FeelValue InvokeNamed(Frame caller, string[] names, ReadOnlySpan<FeelValue> arguments, int position);

    internal virtual bool Fits(IReadOnlyList<FeelType> parameters, FeelType result) => false;
}
