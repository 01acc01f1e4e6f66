using FsCheck;
using FsCheck.Fluent;
using Miaopu.Casework.Recognitions;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Results;

public class Recognising
{
    [Theory]
    [InlineData("LN-{year}-{serial:4}", 2021, 7, "LN-2021-0007")]
    [InlineData("{serial}/{year}", 2021, 7, "7/2021")]
    [InlineData("{year}{serial:2}", 2021, 123, "2021123")]
    [InlineData("第{serial:3}号", 2021, 1, "第001号")]
    public void A_number_is_made_from_the_pattern(string pattern, int year, int serial, string number) => CertificateNumber.Of(pattern, year, serial).ShouldBe(number);

    [Fact]
    public void A_title_carries_number_term_and_issuer_and_closes_the_case()
    {
        var council = new Council();
        var title = council.Recognised();
        title.Number.ShouldBe("SY2021-007");
        title.IssuedOn.ShouldBe(new DateOnly(2021, 4, 6));
        title.ValidUntil.ShouldBe(new DateOnly(2024, 4, 5));
        title.AuthorityName.ShouldBe("试验联盟");
        title.IsInForce(new DateOnly(2024, 4, 5)).ShouldBeTrue();
        title.IsInForce(new DateOnly(2024, 4, 6)).ShouldBeFalse();
        council.Application.OutcomeKind.ShouldBe(OutcomeKind.Granted);
    }

    [Theory]
    [InlineData("false", BanBinds.Operator, "2023-04-05", "《试验坊办法》九")]
    [InlineData("unsafe", BanBinds.Carrier, "2022-04-05", "《试验坊认定》")]
    public void A_revocation_sets_the_ban_that_the_pack_sets_beside_it(string sanction, BanBinds binds, string until, string citation)
    {
        var council = new Council();
        var title = council.Recognised();
        var ban = Revoke(council, title, sanction).Value.Ban.ShouldNotBeNull();
        ban.Binds.ShouldBe(binds);
        ban.SubjectId.ShouldBe(binds == BanBinds.Operator ? title.OperatorId : title.CarrierId);
        ban.Until.ShouldBe(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        ban.Citation.ShouldBe(citation);
        ban.Sentence.ShouldContain(citation);
        title.IsInForce(new DateOnly(2021, 4, 6)).ShouldBeFalse();
        Revoke(council, title, sanction).Refusals[0].Sentence.ShouldContain("已于 2021-04-06 取消");
    }

    [Fact]
    public void A_title_gets_a_record_that_ends_the_day_before_it_is_cancelled()
    {
        var council = new Council();
        var (title, entered, happened) = Recognise.Decide(council.AtRecognise().Walk, council.Run(StageAct.Recognise), 7, "CODE", council.Id(), Council.Titles).Value;
        var record = entered!.Added.ShouldNotBeNull();
        (record.RecordId, record.Ledger, record.ValidFrom, record.ValidTo, record.Source).ShouldBe((title.Id, "所获称号", title.IssuedOn, title.ValidUntil, TitleLedger.BySystem));
        record.Fields.ShouldBe($$"""{"名称":"{{title.Award}}","级别":"{{title.AuthorityName}}","编号":"SY2021-007"}""");
        happened.ShouldContain(entered.Happening);

        var later = council.Now.AddDays(10);
        var ended = RevokeRecognition.Decide(council.Officer, title, Council.Pack, new RevocationForm("false", "已查实。", null), council.Id(), record, Council.Titles, council.Id(), later).Value.Ended!;
        ended.Added!.ValidTo.ShouldBe(new DateOnly(2021, 4, 15));
        ended.Added.Fields.ShouldContain("取消原因");
        record.SupersededAt.ShouldBe(later, "as known before, it still held");
    }

    [Fact]
    public void A_title_cancelled_on_its_first_day_never_held()
    {
        var council = new Council();
        var (title, entered, _) = Recognise.Decide(council.AtRecognise().Walk, council.Run(StageAct.Recognise), 7, "CODE", council.Id(), Council.Titles).Value;
        var ended = RevokeRecognition.Decide(council.Officer, title, Council.Pack, new RevocationForm("false", "已查实。", null), council.Id(), entered!.Added, Council.Titles, council.Id(), council.Now).Value.Ended!;
        ended.Added.ShouldBeNull();
        (ended.Happening.Kind, entered.Added!.SupersededAt).ShouldBe(("LedgerRecordStruck", council.Now));
    }

    [Fact]
    public void Without_a_ledger_of_titles_none_is_written()
    {
        var council = new Council();
        Recognise.Decide(council.AtRecognise().Walk, council.Run(StageAct.Recognise), 7, "CODE", council.Id(), Vocabulary.Empty).Value.Entered.ShouldBeNull();
    }

    [Fact]
    public void What_cancels_nothing_cannot_revoke()
    {
        var council = new Council();
        Revoke(council, council.Recognised(), "note").Refusals[0].Field.ShouldBe("sanction");
    }

    [Fact]
    public void A_ban_binds_on_its_last_day_and_no_longer() => Prop.ForAll(Gen.Choose(-2000, 4000).ToArbitrary(), days =>
    {
        var council = new Council();
        var ban = Revoke(council, council.Recognised(), "false").Value.Ban!;
        var day = ban.From.AddDays(days);
        return ban.BindsOn(day) == (days >= 0 && day < ban.From.AddYears(2));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_date_is_moved_later_only_with_a_reason_and_not_past_the_next()
    {
        var council = new Council();
        Move(council, Council.At(5, 14, 17), "疫情").Refusals[0].Sentence.ShouldContain("不能提前或不变");
        Move(council, Council.At(5, 29, 0), "疫情").Refusals[0].Sentence.ShouldContain("请先延长推荐截止");
        Move(council, Council.At(5, 21, 17), " ").Refusals[0].Field.ShouldBe("reason");
        Move(council, Council.At(5, 21, 17), "疫情").Refused.ShouldBeFalse();
        council.Round.Due("交件截止").ShouldBe(Council.At(5, 21, 17));
    }

    private static Outcome<(Casework.Rounds.RoundDateMove Move, Journal.Happening Happened)> Move(Council council, DateTime to, string reason) =>
        MoveDate.Decide(council.Officer, council.Round, [Council.Pack], new MoveDateForm("交件截止", to, reason), Council.Calendar, council.Id(), council.Now);

    private static Outcome<(Ban? Ban, Casework.Carriers.LedgerChange? Ended, List<Journal.Happening> Happened)> Revoke(Council council, Recognition title, string sanction) =>
        RevokeRecognition.Decide(council.Officer, title, Council.Pack, new RevocationForm(sanction, "已查实。", null), council.Id(), null, Council.Titles, council.Id(), council.Now);
}
