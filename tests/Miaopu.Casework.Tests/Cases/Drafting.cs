using Miaopu.Casework.Cases;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Tests.Cases;

public class Drafting
{
    private readonly Hall hall = new();

    [Fact]
    public void A_text_over_the_fields_limit_is_refused_with_both_lengths() =>
        Write(hall.Begun(), hall.Preparer, null, 0, new string('长', 201)).Refusals.Single().Sentence.ShouldContain("最多 200 个字，现有 201 个字");

    [Fact]
    public void A_newer_text_is_not_overwritten_be_it_a_colleagues_or_ones_own()
    {
        var application = hall.Begun();
        var kept = Write(application, hall.Preparer, null, 0, "甲").Value;
        var colleague = hall.Preparer with { PersonId = new Guid(99, 0, 0, new byte[8]) };
        Write(application, colleague, kept, 0, "乙").Refusals.Single().Sentence.ShouldContain("没有覆盖");
        kept.Text.ShouldBe("甲");
        Write(application, hall.Preparer, kept, 0, "丙").Refusals.Single().Sentence.ShouldContain("您");
        kept.Text.ShouldBe("甲");
        Write(application, hall.Preparer, kept, kept.Version, "丙").Value.Text.ShouldBe("丙");
        Write(application, colleague, kept, kept.Version, "丁").Value.Text.ShouldBe("丁");
    }

    [Fact]
    public void Nobody_writes_once_it_is_submitted_and_the_approver_never()
    {
        var application = hall.Begun();
        Write(application, hall.Approver, null, 0, "甲").Refused.ShouldBeTrue();
        hall.Submit(application);
        Write(application, hall.Preparer, null, 0, "甲").Refusals.Single().Sentence.ShouldContain("已提交");
    }

    private Outcome<DraftField> Write(Application application, Actor actor, DraftField? kept, int seen, string text) =>
        KeepDraft.Write(actor, application, ApplicationForm.Of(Hall.Pack).Find("field:用途")!, kept, seen, text, hall.Now);
}
