using Miaopu.Casework.People;

namespace Miaopu.Casework.Rounds;

/// <summary>日期调整: a date of a round that was moved. Its open cases follow one by one, each with the reason in its own history.</summary>
public sealed class RoundDateMove
{
    private RoundDateMove()
    {
    }

    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    /// <summary>Name of the date.</summary>
    public string Date { get; private set; } = "";

    /// <summary>The first instant (UTC) that was too late before.</summary>
    public DateTime From { get; private set; }

    /// <summary>The first instant (UTC) that is too late now.</summary>
    public DateTime To { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTime At { get; private set; }

    public Guid By { get; private set; }

    public Guid OrganisationId { get; private set; }

    internal static RoundDateMove Make(Guid id, Round round, string date, DateTime from, DateTime to, string reason, Actor by, DateTime now) => new()
    {
        Id = id,
        RoundId = round.Id,
        Date = date,
        From = from,
        To = to,
        Reason = reason,
        At = now,
        By = by.PersonId,
        OrganisationId = by.OrganisationId,
    };
}
