namespace Miaopu.Rulebook;

/// <summary>A kind of change and what one step of it does to every amount.</summary>
internal sealed record WayChange(WayStepKind Kind, Movable? Amount, Movable? Whole, decimal[] Effects)
{
    internal WayChange(OtherWay other, decimal[] effects)
        : this(other.Step?.Kind ?? WayStepKind.Wait, null, null, effects) => Other = other;

    internal OtherWay? Other { get; }

    internal WayStep Step(decimal by, string[] parts)
    {
        var amount = Amount!;
        var much = Figures.WithUnit(by, amount.Unit);
        var text = Kind switch
        {
            WayStepKind.Add when amount.Noun is { } noun && amount.Unit is not null => $"再增加 {much}{noun}",
            WayStepKind.Add => $"{amount.Title}再增加 {much}",
            WayStepKind.Turn => $"现有{Whole!.Title}中再有 {much}转为{amount.Noun ?? amount.Title}",
            _ => $"{amount.Title}减少 {much}{(parts.Length > 0 ? $"（{string.Join('、', parts)}不减少）" : "")}",
        };
        return new WayStep(Kind, amount.Title, by, null, text);
    }
}
