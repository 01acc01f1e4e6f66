using Miaopu.Casework.Cases;
using Miaopu.Casework.Organisations;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

public sealed class Levels
{
    private readonly Hall hall = new();
    private int ids = 100;

    [Fact]
    public void Each_level_is_the_authority_above_the_one_below()
    {
        var city = Organisation.Authority(new Guid(50, 0, 0, new byte[8]), "试验市", hall.Alliance, null, true, Hall.Start);

        OrganisationsOf([hall.Unit, hall.Office, city, hall.Alliance]).ShouldBe(["试验办公室", "试验市", "试验联盟"]);
    }

    [Fact]
    public void Where_a_level_is_not_there_the_one_below_acts_for_it() =>
        OrganisationsOf([hall.Unit, hall.Office, hall.Alliance]).ShouldBe(["试验办公室", "试验办公室", "试验联盟"]);

    private IEnumerable<string> OrganisationsOf(IReadOnlyList<Organisation> line)
    {
        var pack = Hall.Pack with { Bodies = [.. Hall.Pack.Bodies, new Body("city", "市里", BodyRelation.Above, "office", Basis.None, default)] };
        var begun = BeginApplication.Decide(
            hall.Preparer, hall.Procedure with { Pack = pack }, hall.Carrier, hall.Standing with { Line = line }, new Guid(60, 0, 0, new byte[8]), () => new Guid(++ids, 0, 0, new byte[8]), hall.Now);
        return new[] { "office", "city", "alliance" }.Select(b => begun.Value.Application.Body(b)!.OrganisationName);
    }
}
