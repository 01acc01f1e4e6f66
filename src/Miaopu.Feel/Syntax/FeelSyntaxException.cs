namespace Miaopu.Feel;

/// <summary>Carries the first error of a text out of the parser or binder; never leaves the library.</summary>
internal sealed class FeelSyntaxException(FeelError error) : Exception(error.Message)
{
    public FeelError Error { get; } = error;
}
