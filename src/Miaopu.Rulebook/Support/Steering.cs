namespace Miaopu.Rulebook;

/// <summary>Who answers for something: the first leads, the others take part.</summary>
/// <param name="Lead">The body that leads, as people read it; null where the source names none.</param>
/// <param name="With">Those who take part.</param>
public sealed record Responsible(string? Lead, IReadOnlyList<string> With);

/// <summary>What a place wants to have reached by a day: a figure over its carriers, or a milestone without one.</summary>
public sealed record Target
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>FEEL over <c>kind</c>, <c>division</c> and measures: which carriers count; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>The measure that is summed over those carriers; null counts the carriers.</summary>
    public string? Measure { get; init; }

    /// <summary>The figure; null for a milestone, which a person says is reached, with evidence.</summary>
    public Comparison? Against { get; init; }

    /// <summary>The unit of the figure.</summary>
    public string? Unit { get; init; }

    /// <summary>The day by which, or null.</summary>
    public DateOnly? By { get; init; }

    /// <summary>Who answers for it.</summary>
    public required Responsible Responsible { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal YamlText? WhereText { get; init; }

    internal Mark MeasureMark { get; init; }
}

/// <summary>Something that bodies of a place have to do, without a figure.</summary>
/// <param name="Id">Id, unique in the pack.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Responsible">Who answers for it.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record PolicyTask(string Id, string Title, Responsible Responsible, Basis Basis, Place Place);

/// <summary>What a service costs those who use it.</summary>
public enum ServicePrice
{
    /// <summary>The source does not say.</summary>
    Unstated,

    /// <summary>Nothing.</summary>
    Free,

    /// <summary>Nothing or little.</summary>
    FreeOrLow,
}

/// <summary>A service that a policy promises or asks for.</summary>
/// <param name="Id">Id, unique in the pack.</param>
/// <param name="Title">What it is.</param>
/// <param name="Kind">Its kind, as the pack names it: 导师, 科技资源共享, 融资 …</param>
/// <param name="For">Whom it serves, as people read it.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Responsible">Who answers for it.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record ServiceOffer(
    string Id, string Title, string Kind, IReadOnlyList<string> For, ServicePrice Price, Responsible Responsible, Basis Basis, Place Place);

/// <summary>How often a duty comes back.</summary>
public enum DutyPeriod
{
    /// <summary>When something happens, <see cref="Duty.When"/>.</summary>
    OnEvent,

    /// <summary>Every month.</summary>
    Month,

    /// <summary>Every quarter.</summary>
    Quarter,

    /// <summary>Every year.</summary>
    Year,
}

/// <summary>What a carrier has to report once it has its title: every year, or when something changes.</summary>
public sealed record Duty
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>Id of the body to which is reported.</summary>
    public required string To { get; init; }

    /// <summary>Ids of the bodies to which it goes on from there, in order.</summary>
    public IReadOnlyList<string> Then { get; init; } = [];

    /// <summary>Every month, quarter or year, or on an event.</summary>
    public DutyPeriod Period { get; init; }

    /// <summary>The event, as people read it; null for a periodic duty.</summary>
    public string? When { get; init; }

    /// <summary>The time in which; null where the source gives no figure.</summary>
    public Term? Within { get; init; }

    /// <summary>What is handed in, as people read it.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }
}

/// <summary>A length of time as regulations give it.</summary>
/// <param name="Number">How many.</param>
/// <param name="Unit">Of what.</param>
public readonly record struct Term(int Number, TermUnit Unit)
{
    /// <summary>The last day, counted from the day after; <paramref name="afterWorkingDays"/> knows the calendar.</summary>
    public DateOnly After(DateOnly day, Func<DateOnly, int, DateOnly> afterWorkingDays) => Unit switch
    {
        TermUnit.Months => day.AddMonths(Number),
        TermUnit.WorkingDays => afterWorkingDays(day, Number),
        _ => day.AddDays(Number),
    };

    /// <inheritdoc />
    public override string ToString() => Unit switch
    {
        TermUnit.Months => $"{Number} 个月",
        TermUnit.WorkingDays => $"{Number} 个工作日",
        _ => $"{Number} 天",
    };
}

/// <summary>What a <see cref="Term"/> counts.</summary>
public enum TermUnit
{
    /// <summary>Days of the calendar.</summary>
    Days,

    /// <summary>Working days.</summary>
    WorkingDays,

    /// <summary>Months: to the same day, or the month's last.</summary>
    Months,
}
