namespace Miaopu.Rulebook;

/// <summary>What a field holds. A kind of value, never a business notion: those are the vocabulary's.</summary>
public enum FieldType
{
    /// <summary>Free text, up to <see cref="Field.MaxLength"/> characters.</summary>
    Text,

    /// <summary>A decimal number, with <see cref="Field.Unit"/> if it has one.</summary>
    Number,

    /// <summary>Money in 元, at most two decimals.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>是 or 否.</summary>
    YesNo,

    /// <summary>One (or several, see <see cref="Field.Many"/>) of <see cref="Field.Values"/>.</summary>
    List,

    /// <summary>An administrative division, six digits.</summary>
    Division,

    /// <summary>A 统一社会信用代码, both check signs verified; see <see cref="Rulebook.CreditCode"/>.</summary>
    CreditCode,

    /// <summary>A telephone number or several, up to <see cref="Field.MaxLength"/> characters; see <see cref="PhoneNumber"/>.</summary>
    Phone,

    /// <summary>The key of a record of the ledger <see cref="Field.RefersTo"/>.</summary>
    Reference,
}

/// <summary>How a ledger's records lie in time.</summary>
public enum LedgerShape
{
    /// <summary>Holds from a first day to a last day, both included; an open end holds still.</summary>
    Interval,

    /// <summary>Happens on one day.</summary>
    Event,

    /// <summary>A state as of a day; the latest one of a key on or before a day holds on it.</summary>
    Stock,

    /// <summary>A figure of a period, from its first to its last day.</summary>
    PeriodFigure,

    /// <summary>Ties two records or carriers together from a day on.</summary>
    Link,
}
