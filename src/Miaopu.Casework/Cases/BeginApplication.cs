using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>What is known of the applicant when an application is begun.</summary>
/// <param name="Line">The operator and the authorities above it, nearest first.</param>
/// <param name="Named">Organisations that the pack calls by name, found by that name.</param>
/// <param name="AboveOwner">The authority above the round's owner, or null.</param>
/// <param name="OpenInRound">Whether the carrier already has an open or granted application of this scheme in the round.</param>
/// <param name="Bans">Bans in force that bind the operator or the carrier, as sentences with their citation.</param>
public sealed record ApplicantStanding(
    IReadOnlyList<Organisation> Line, IReadOnlyDictionary<string, Organisation> Named, Organisation? AboveOwner, bool OpenInRound, IReadOnlyList<string> Bans);

/// <summary>开始申报：a carrier enters a round under one of its schemes.</summary>
public static class BeginApplication
{
    /// <summary>Whether a unit at this place in the forest may enter: it stands under the round's owner, or the pack calls its bodies by name.</summary>
    public static bool MayEnter(string operatorPath, Round round, PolicyPack pack) =>
        operatorPath.StartsWith(round.AuthorityPath, StringComparison.Ordinal) || pack.Bodies.Any(b => b.Relation == BodyRelation.Named);

    public static Outcome<(Application Application, List<Happening> Happened)> Decide(
        Actor actor, Procedure procedure, Carrier carrier, ApplicantStanding standing, Guid id, Func<Guid> newId, DateTime now)
    {
        var (pack, round) = (procedure.Pack, procedure.Round);
        if (!actor.Is(Role.Preparer) || actor.OrganisationId != carrier.OperatorId)
        {
            return new Refusal("只有运营机构的填报人可以为本单位的载体开始申报。");
        }

        if (!round.IsOpen || round.Scheme(pack.Id) is not { } scheme)
        {
            return new Refusal("本批次已结束，或不受理这一类申报。");
        }

        if (procedure.DueOf(pack.FirstStage, now) is { } due && due.At <= now)
        {
            return HandIn.TooLate(due.At, now);
        }

        if (!MayEnter(carrier.OperatorPath, round, pack))
        {
            return new Refusal($"本单位不在{round.AuthorityName}的管辖范围内，不能申报这一批次。");
        }

        if (standing.Bans.Count > 0)
        {
            return standing.Bans.Select(b => new Refusal(b)).ToList();
        }

        if (standing.OpenInRound)
        {
            return new Refusal($"{carrier.Name}在本批次已有一件同类申报。请在“申报”中继续办理。");
        }

        var bodies = new List<CaseBody>();
        foreach (var body in pack.Bodies.Where(b => b.Relation != BodyRelation.Invited))
        {
            if (Find(body, pack, round, standing) is not { } organisation)
            {
                return new Refusal($"找不到本申报的{body.Name}。请联系系统管理员核对本单位的上级主管部门。");
            }

            bodies.Add(new CaseBody(body.Id, body.Name, organisation.Id, organisation.Name));
        }

        var application = Application.Begin(id, round, scheme, carrier, standing.Line[0].Name, bodies, now);
        var happened = new CaseWalk(application, procedure, actor, now, newId).Begin();
        return (application, [new Happening(Streams.Case(id), "ApplicationBegun", new { round.Id, scheme.PackId, scheme.PackHash, Carrier = carrier.Id }), .. happened]);
    }

    /// <summary>The next level between an organisation and the round's owner, or null.</summary>
    private static Organisation? Above(Organisation below, Round round, ApplicantStanding standing) =>
        standing.Line.SkipWhile(o => o.Id != below.Id).Skip(1).TakeWhile(o => o.Id != round.AuthorityId).FirstOrDefault(o => o.MayRecommend);

    private static Organisation? Find(Body body, PolicyPack pack, Round round, ApplicantStanding standing) => body.Relation switch
    {
        BodyRelation.Applicant => standing.Line[0],
        BodyRelation.AboveApplicant => standing.Line.Skip(1).FirstOrDefault(o => o.MayRecommend),
        BodyRelation.Above => Find(pack.Body(body.Of!)!, pack, round, standing) is { } below ? Above(below, round, standing) ?? below : null,
        BodyRelation.RoundOwner => standing.Line.FirstOrDefault(o => o.Id == round.AuthorityId) ?? standing.Named.Values.FirstOrDefault(o => o.Id == round.AuthorityId),
        BodyRelation.AboveOwner => standing.AboveOwner,
        BodyRelation.Named => standing.Named.GetValueOrDefault(body.Of!),
        _ => null,
    };
}
