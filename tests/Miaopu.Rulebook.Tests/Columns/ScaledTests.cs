using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Columns;

public sealed class ScaledTests
{
    private static readonly decimal[] Numbers = [0m, 1m, -1m, 499.99m, 500m, 500.0m, 500.001m, -499.995m, 0.75m, 1_000_000m, 79_228_162_514_264_337_593m, -79_228_162_514_264_337_593m];

    [Fact]
    public void A_multiple_meets_a_threshold_where_its_number_does()
    {
        foreach (var kind in new[] { ComparisonKind.AtLeast, ComparisonKind.MoreThan, ComparisonKind.AtMost, ComparisonKind.LessThan, ComparisonKind.Between })
        {
            foreach (var number in Numbers)
            {
                var against = new Comparison(kind) { Number = number, Upper = number + 0.01m };
                if (ScaledRange.Of(against, 2) is not { } range)
                {
                    decimal.Abs(number).ShouldBeGreaterThan(1_000_000m);
                    continue;
                }

                foreach (var near in Numbers.Where(n => Scaled.DigitsOf(n) <= 2 && decimal.Abs(n) <= 1_000_000m).SelectMany(n => new[] { n - 0.01m, n, n + 0.01m }))
                {
                    range.Holds(Scaled.Floor(near, 2)).ShouldBe(Threshold.Hold(against, Bounds.Exactly(near), Bounds.None).Answer == Answer.Met, $"{near} {kind} {number}");
                }
            }
        }
    }

    [Theory]
    [InlineData(Rounding.Up)]
    [InlineData(Rounding.Down)]
    [InlineData(Rounding.Exact)]
    public void One_for_so_many_is_the_same_of_multiples(Rounding rounding)
    {
        var against = new Comparison(ComparisonKind.OnePer) { Number = 15, Rounding = rounding };
        for (var of = 0; of < 50; of++)
        {
            for (var number = 0; number < 5; number++)
            {
                ScaledRange.IsOnePer(number, 15, of, rounding).ShouldBe(Threshold.Hold(against, Bounds.Exactly(number), Bounds.Exactly(of)).Answer == Answer.Met, $"{number} for {of}");
            }
        }
    }

    [Fact]
    public void A_number_comes_back_from_its_multiple()
    {
        foreach (var number in Numbers.Where(n => Scaled.DigitsOf(n) <= 3 && decimal.Abs(n) <= 1_000_000m))
        {
            Scaled.ToDecimal(Scaled.Floor(number, 3), 3).ShouldBe(number);
        }
    }
}
