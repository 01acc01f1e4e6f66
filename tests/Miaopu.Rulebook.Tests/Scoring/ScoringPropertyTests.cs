using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Scoring;

/// <summary>What holds of every evaluation, on packs and carriers in random mixture.</summary>
public sealed class ScoringPropertyTests
{
    private const int Rounds = 200;

    // a class whose only member known by name is no member; found by a longer run
    private static readonly int[] Found = [1229];

    [Fact]
    public void The_order_in_which_carriers_come_changes_nothing() => Each((random, pack, numbers) =>
    {
        var entrants = Enter(pack, numbers);
        var shuffled = entrants.ToArray();
        random.Shuffle(shuffled);

        var (one, other) = (pack.Rate(entrants), pack.Rate(shuffled));

        foreach (var carrier in one.Carriers)
        {
            Told(pack, one, carrier.Entrant.Id).ShouldBe(Told(pack, other, carrier.Entrant.Id));
        }

        one.Cohorts.Select(c => c.Hash).ShouldBe(other.Cohorts.Select(c => c.Hash));
    });

    [Fact]
    public void Totals_and_points_stay_within_their_bounds() => Each((_, pack, numbers) =>
    {
        foreach (var carrier in pack.Rate(Enter(pack, numbers)).Carriers)
        {
            carrier.Total!.Value.Low.ShouldBeInRange(pack.Scoring.Total!.AtLeast, carrier.Total.Value.High);
            carrier.Total.Value.High.ShouldBeLessThanOrEqualTo(pack.Scoring.Total.AtMost);
            foreach (var verdict in carrier.Indicators.SelectMany(i => i.All()))
            {
                verdict.Score.Low.ShouldBeInRange(0, verdict.Score.High);
                verdict.Score.High.ShouldBeLessThanOrEqualTo(verdict.Indicator.Max);
            }
        }
    });

    [Fact]
    public void Whatever_the_gaps_turn_out_to_be_was_possible_before() => Each((random, pack, numbers) =>
    {
        var open = pack.Rate(Enter(pack, numbers));
        var filled = pack.Rate(Enter(pack, [.. numbers.Select(n => n.Filled(random))]));
        foreach (var after in filled.Carriers)
        {
            var before = open[after.Entrant.Id];
            Inside(after.Total!.Value, before.Total!.Value);
            foreach (var verdict in after.Indicators.SelectMany(i => i.All()))
            {
                Inside(verdict.Score, before.Indicator(verdict.Indicator.Id).Score);
            }

            (before.TakesPart ?? after.TakesPart).ShouldBe(after.TakesPart);
            (before.Published ?? after.Published).ShouldBe(after.Published);
            if (after.TakesPart == true)
            {
                before.Grade!.Possible.ShouldContain(after.Grade!.Grade);
            }

            if (after.Placement is { } place && before.Placement is { } places)
            {
                place.Best.ShouldBeInRange(places.Best, places.Worst);
                place.Fewest.ShouldBeInRange(places.Fewest, places.Most);
            }

            foreach (var (quota, asked) in after.Quotas.Zip(before.Quotas))
            {
                (asked.Within ?? quota.Within).ShouldBe(quota.Within);
            }
        }
    }, gaps: 25);

    [Fact]
    public void Whatever_the_others_turn_out_to_be_was_possible_for_one_alone() => Each((_, pack, numbers) =>
    {
        var entrants = Enter(pack, numbers);
        var together = pack.Rate(entrants);
        foreach (var entrant in entrants)
        {
            var (alone, among) = (pack.RateAlone(entrant).Carriers[0], together[entrant.Id]);
            Inside(among.Total!.Value, alone.Total!.Value);
            foreach (var verdict in among.Indicators.SelectMany(i => i.All()))
            {
                Inside(verdict.Score, alone.Indicator(verdict.Indicator.Id).Score);
            }

            among.Grade!.Possible.Except(alone.Grade!.Possible).ShouldBeEmpty();
            (alone.Placement, alone.Quotas.Count).ShouldBe((null, 0));
            if (alone.Next is { } next)
            {
                next.Points.ShouldBeGreaterThanOrEqualTo(0);
                alone.Grade.Possible[^1].Id.ShouldNotBe(next.Grade.Id);
            }
        }
    });

    [Fact]
    public void What_is_complete_is_decided() => Each((_, pack, numbers) =>
    {
        foreach (var carrier in pack.Rate(Enter(pack, [.. numbers.Select(n => n.Filled(new Random(1)))])).Carriers)
        {
            carrier.Total!.Value.IsExact.ShouldBeTrue();
            carrier.Grade!.IsOpen.ShouldBeFalse();
            carrier.TakesPart.ShouldNotBeNull();
            carrier.Quotas.ShouldAllBe(q => q.Within != null);
        }
    });

    [Fact]
    public void A_quota_is_exceeded_by_equals_at_its_last_place_only() => Each((_, pack, numbers) =>
    {
        foreach (var group in pack.Rate(Enter(pack, [.. numbers.Select(n => n.Filled(new Random(2)))])).Carriers
            .SelectMany(c => c.Quotas.Where(q => q.Within == true)).GroupBy(q => (q.Quota.Id, q.Placement!.Value.Class)))
        {
            var (places, inside) = (group.First().MostPlaces, group.ToArray());
            var over = inside.Length - places;
            if (group.First().Quota.Places.Ties == TieRule.Exclude)
            {
                over.ShouldBeLessThanOrEqualTo(0);
            }
            else if (over > 0)
            {
                inside.Count(q => q.Placement!.Value.Best == inside.Max(i => i.Placement!.Value.Best)).ShouldBeGreaterThan(over);
            }
        }
    });

    [Fact]
    public void More_of_what_gives_points_never_lowers_a_rank() => Each((random, pack, numbers) =>
    {
        var whole = numbers.Select(n => n.Filled(random) with { Stock = 3 }).ToArray();
        var before = pack.Rate(Enter(pack, whole));
        var more = whole.ToArray();
        more[0] = more[0] with { People = more[0].People + 1 };

        var after = pack.Rate(Enter(pack, more));

        // a veto takes a carrier out of the order, which is no matter of points
        if (before.Carriers[0].Placement is { } then && after.Carriers[0].Placement is { } now)
        {
            now.Best.ShouldBeLessThanOrEqualTo(then.Best);
        }
    });

    private static void Each(Action<Random, PolicyPack, RandomScores.Numbers[]> look, int gaps = 12)
    {
        foreach (var seed in Enumerable.Range(0, Rounds).Concat(Found))
        {
            var random = new Random(seed);
            var scoring = RandomScores.Scoring(random);
            var pack = SmallScores.Pack(scoring);
            var numbers = Enumerable.Range(0, random.Next(1, 9)).Select(_ => RandomScores.Numbers.Any(random, gaps)).ToArray();
            try
            {
                look(random, pack, numbers);
            }
            catch (ShouldAssertException e)
            {
                throw new ShouldAssertException($"seed {seed}\n{scoring}\n{string.Join('\n', numbers.Select((n, i) => $"{i} {n}"))}\n{e.Message}");
            }
        }
    }

    private static Entrant[] Enter(PolicyPack pack, RandomScores.Numbers[] numbers) => [.. numbers.Select((n, i) => n.Enter(pack, $"{i}"))];

    private static void Inside(ScoreInterval one, ScoreInterval whole)
    {
        one.Low.ShouldBeGreaterThanOrEqualTo(whole.Low);
        one.High.ShouldBeLessThanOrEqualTo(whole.High);
    }

    private static string Told(PolicyPack pack, CohortRating rating, string id) => RatingExplanation.Json(new CohortRating(pack, [rating[id]], [], [], []));
}
