using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class PlainNameTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("某某>公司")]
    [InlineData("某某\u0007公司")]
    [InlineData("某某\u202E公司")]
    public void A_name_holds_no_angle_brackets_and_nothing_that_cannot_be_shown(string typed)
    {
        PlainName.WhyNot("单位全称", typed).ShouldNotBeNull();
        OrganisationName.WhyNot(typed).ShouldNotBeNull();
        new NewPerson(typed, "somebody", null, null, new NewPassword("Right-password-1", "Right-password-1"), ContactNeeded: false)
            .Register(new Guid(1, 0, 0, new byte[8]), nameTaken: false, p => p).Refusals.ShouldContain(r => r.Field == "Name");
    }

    [Theory]
    [InlineData("甲创业服务（沈阳）有限公司")]
    [InlineData("阿依努尔·买买提")]
    [InlineData("A&B 空间")]
    public void What_certificates_hold_is_no_fault(string typed) => PlainName.WhyNot("名称", typed).ShouldBeNull();
}
