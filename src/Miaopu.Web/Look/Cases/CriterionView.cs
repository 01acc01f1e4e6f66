namespace Miaopu.Web.Look;

public enum CriterionAnswer { NotMet, Missing, ToExplain, ToJudge, Met, NotApplicable }

/// <summary>One criterion as people read it; what it means is already decided elsewhere.</summary>
public sealed record CriterionView(string Key, string Title, CriterionAnswer Answer)
{
    /// <summary>The value with its unit, as "18 个"; null where there is nothing to measure.</summary>
    public string? Measured { get; init; }

    /// <summary>What is asked for, as "至少 20 个".</summary>
    public string? Threshold { get; init; }

    /// <summary>Value and threshold as numbers, for the thin bar.</summary>
    public ThinBar? Bar { get; init; }

    /// <summary>What is missing, in one sentence.</summary>
    public string? Lacking { get; init; }

    /// <summary>The nearest way to meet it, in one sentence.</summary>
    public string? Way { get; init; }

    public ClauseView? Clause { get; init; }

    public IReadOnlyList<RecordView> Records { get; init; } = [];

    /// <summary>How many records there are when not all are listed; null means those listed are all.</summary>
    public int? RecordCount { get; init; }

    /// <summary>The ledger list that holds exactly these records.</summary>
    public string? RecordsHref { get; init; }

    /// <summary>What the criterion is made of, where that is more than one thing.</summary>
    public IReadOnlyList<CriterionPartView> Parts { get; init; } = [];

    /// <summary>Who judged and why, or how the clause was read.</summary>
    public string? Remark { get; init; }

    public static string Word(CriterionAnswer answer) => answer switch
    {
        CriterionAnswer.Met => "达到",
        CriterionAnswer.NotMet => "未达到",
        CriterionAnswer.Missing => "缺数据",
        CriterionAnswer.ToExplain => "需说明",
        CriterionAnswer.ToJudge => "待认定",
        _ => "不适用",
    };

    public static Tone ToneOf(CriterionAnswer answer) => answer switch
    {
        CriterionAnswer.Met => Tone.Good,
        CriterionAnswer.NotMet => Tone.Bad,
        CriterionAnswer.Missing or CriterionAnswer.ToExplain => Tone.Warn,
        CriterionAnswer.ToJudge => Tone.Judge,
        _ => Tone.Neutral,
    };

    public static string IconOf(CriterionAnswer answer) => answer switch
    {
        CriterionAnswer.Met => "check",
        CriterionAnswer.NotMet => "cross",
        CriterionAnswer.Missing => "question",
        CriterionAnswer.ToExplain => "alert",
        CriterionAnswer.ToJudge => "person",
        _ => "minus",
    };

    /// <summary>The sum over a panel: "12 项中 9 项达到，还差 2 项，1 项待认定". Criteria that do not apply are not counted.</summary>
    public static string Sum(IReadOnlyCollection<CriterionView> criteria)
    {
        int Count(CriterionAnswer answer) => criteria.Count(criterion => criterion.Answer == answer);
        var asked = criteria.Count - Count(CriterionAnswer.NotApplicable);
        var met = Count(CriterionAnswer.Met);
        if (asked == 0)
        {
            return "没有适用的条件";
        }

        if (met == asked)
        {
            return $"{asked} 项全部达到";
        }

        var parts = new List<string> { $"{asked} 项中 {met} 项达到" };
        parts.AddRange(new[]
        {
            (Count(CriterionAnswer.NotMet), "还差 {0} 项"),
            (Count(CriterionAnswer.Missing), "{0} 项缺数据"),
            (Count(CriterionAnswer.ToExplain), "{0} 项需说明理由"),
            (Count(CriterionAnswer.ToJudge), "{0} 项待认定"),
        }.Where(part => part.Item1 > 0).Select(part => string.Format(System.Globalization.CultureInfo.InvariantCulture, part.Item2, part.Item1)));
        return string.Join('，', parts);
    }
}

/// <summary>One thing a criterion asks: its answer, and value beside threshold where it is a number.</summary>
public sealed record CriterionPartView(string Title, CriterionAnswer Answer)
{
    public string? Measured { get; init; }

    public string? Threshold { get; init; }

    public ThinBar? Bar { get; init; }

    /// <summary>Whether it stands for several things of which some are enough; its title then names them all.</summary>
    public bool OfSeveral { get; init; }
}

/// <summary>The clause a criterion rests on.</summary>
public sealed record ClauseView(string Text, string Href);

/// <summary>A ledger record behind a value.</summary>
public sealed record RecordView(string Text, string? Href = null, string? Note = null);

/// <summary>A value beside a threshold. <paramref name="AtMost"/> marks a ceiling instead of a floor.</summary>
public sealed record ThinBar(decimal Value, decimal Threshold, bool AtMost = false)
{
    /// <summary>The right end of the bar: a little beyond the larger of the two.</summary>
    private decimal Scale => Math.Max(Math.Max(Value, Threshold) * 1.15m, 0.0001m);

    public decimal ValueAt => Math.Round(Math.Clamp(Value / Scale, 0, 1) * 100, 1);

    public decimal ThresholdAt => Math.Round(Math.Clamp(Threshold / Scale, 0, 1) * 100, 1);
}
