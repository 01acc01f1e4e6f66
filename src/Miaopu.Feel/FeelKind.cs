namespace Miaopu.Feel;

/// <summary>The kinds of value an expression can yield (DMN 1.5, 10.3.2), plus <see cref="Unknown"/>.</summary>
public enum FeelKind : byte
{
    /// <summary>No value; also the result of whatever the standard calls an error.</summary>
    Null,

    /// <summary>true or false (10.3.2.3.3).</summary>
    Boolean,

    /// <summary>A decimal number of up to 34 digits (10.3.2.3.1).</summary>
    Number,

    /// <summary>A sequence of Unicode characters (10.3.2.3.2).</summary>
    String,

    /// <summary>A day of the proleptic Gregorian calendar, any year (10.3.2.3.5).</summary>
    Date,

    /// <summary>A time of day, with or without offset or zone (10.3.2.3.4).</summary>
    Time,

    /// <summary>A date with a time (10.3.2.3.6).</summary>
    DateTime,

    /// <summary>A whole number of months (10.3.2.3.8).</summary>
    YearsMonthsDuration,

    /// <summary>A length of time in seconds and fractions (10.3.2.3.7).</summary>
    DaysTimeDuration,

    /// <summary>An ordered list of values (10.3.2.4).</summary>
    List,

    /// <summary>Named entries in their order (10.3.2.6).</summary>
    Context,

    /// <summary>All values between two end points (10.3.2.5).</summary>
    Range,

    /// <summary>A function, built in or written in the expression (10.3.2.10).</summary>
    Function,

    /// <summary>
    /// Not in the standard: a value nobody has entered yet, which remembers what is missing. It never arises from
    /// inputs that hold none, and any operation that needs it yields an unknown again.
    /// </summary>
    Unknown,
}
