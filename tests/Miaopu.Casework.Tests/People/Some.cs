using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Tests.People;

/// <summary>A province, a city under it, a unit under that, and people who act for them.</summary>
internal static class Some
{
    public static readonly DateTime Now = new(2021, 4, 6, 1, 0, 0, DateTimeKind.Utc);

    public const string Password = "four quiet lamps";

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Organisation Province { get; } = Organisation.Authority(Id(1), "某省科技厅", null, null, false, Now);

    public static Organisation City { get; } = Organisation.Authority(Id(2), "某市科技局", Province, null, true, Now);

    public static Organisation OtherCity { get; } = Organisation.Authority(Id(3), "另一市科技局", Province, null, true, Now);

    public static Organisation Unit(Organisation? authority = null, int id = 4)
    {
        var unit = Organisation.SignUp(Id(id), "某创业服务有限公司", "91350100M000100Y43", authority ?? City, null, Now);
        unit.Approve();
        return unit;
    }

    public static Actor Actor(Organisation organisation, Role roles, int id = 100) =>
        new(Id(id), "某人", organisation.Id, organisation.Name, organisation.Path, roles);

    public static Member Member(Organisation organisation, Role roles, int id, bool elsewhere = false) =>
        new(Person.Register(Id(id), "person" + id, "某人", null, null), Membership.Of(Id(id + 1000), Id(id), organisation.Id, roles, Now), organisation, elsewhere);

    public static NewPerson NewPerson(string signInName = "newcomer") =>
        new("新人", signInName, "13800000000", "new@example.cn", new NewPassword(Password, Password), true);

    public static string Hash(string password) => "hash of " + password.Length;
}
