namespace Miaopu.Rulebook;

/// <summary>Months between days, exact at the anniversary: from 14 May to 14 May a year later is 12, a day later more than 12.</summary>
internal static class Months
{
    internal static decimal Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var whole = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (from.AddMonths(whole) > to)
        {
            whole--;
        }

        var start = from.AddMonths(whole);
        var rest = to.DayNumber - start.DayNumber;
        return rest == 0 ? whole : whole + decimal.Round((decimal)rest / (from.AddMonths(whole + 1).DayNumber - start.DayNumber), 4);
    }
}
