using FsCheck;
using FsCheck.Fluent;

namespace Miaopu.Rulebook.Tests.Replay;

/// <summary>A stored verdict is worked out again years later: from the text, the two times, and the records as they were known.</summary>
public class ReplayTests
{
    private static readonly DateTime Noon = new(2021, 5, 14, 4, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_same_engine_gives_the_very_bytes_whatever_the_order_of_the_records() => Prop.ForAll(Gen.Choose(1, 400).ListOf(4).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (areas, seed) =>
    {
        var rows = areas.Select((a, i) => Room($"r{i}", a)).ToList();
        var stored = Receipt.Read(Text(Receipt.Of(Pack(), At(rows)))).ShouldNotBeNull();
        var shuffled = rows.OrderBy(r => (r.Id + seed).GetHashCode(StringComparison.Ordinal)).ToList();
        VerdictReplay.Of(stored, Pack(), At(shuffled)).Answer.ShouldBe(ReplayAnswer.Same);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_recorded_later_changes_nothing()
    {
        var stored = Receipt.Of(Pack(), At([Room("a", 90)]));
        var later = Room("b", 50, Noon.AddTicks(1));
        var replay = VerdictReplay.Of(stored, Pack(), At([Room("a", 90), later]));
        replay.Answer.ShouldBe(ReplayAnswer.Same);
        replay.Difference.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_record_of_that_time_that_is_another_now_is_found_and_told()
    {
        var stored = Receipt.Of(Pack(), At([Room("a", 90)]));
        var replay = VerdictReplay.Of(stored, Pack(), At([Room("a", 190)]));
        replay.Answer.ShouldBe(ReplayAnswer.OtherInputs);
        replay.IsFinding.ShouldBeTrue();
        var criterion = replay.Difference.Criteria.ShouldHaveSingleItem();
        criterion.Sentence.ShouldBe("“面积”：由未达到变为达到");
        criterion.Parts.ShouldHaveSingleItem().Sentence.ShouldBe("面积：90 平方米 → 190 平方米，未达到 → 达到");
    }

    [Fact]
    public void A_record_that_counted_for_nothing_is_found_too()
    {
        var stored = Receipt.Of(Pack(), At([Room("a", 90), Room("old", 50, to: new DateOnly(2020, 1, 31))]));
        VerdictReplay.Of(stored, Pack(), At([Room("a", 90), Room("old", 60, to: new DateOnly(2020, 1, 31))])).Answer.ShouldBe(ReplayAnswer.OtherInputs);
    }

    [Fact]
    public void A_judgment_that_is_another_now_is_found()
    {
        var judged = At([Room("a", 90)]) with { Judgments = [new Judgment("area", null, Answer.Met, "办公室", "看过")] };
        var other = judged with { Judgments = [new Judgment("area", null, Answer.Met, "办公室", "没看过")] };
        VerdictReplay.Of(Receipt.Of(Pack(), judged), Pack(), judged).Answer.ShouldBe(ReplayAnswer.Same);
        VerdictReplay.Of(Receipt.Of(Pack(), judged), Pack(), other).Answer.ShouldBe(ReplayAnswer.OtherInputs);
    }

    [Fact]
    public void Another_text_under_the_same_hash_cannot_pass()
    {
        var stored = Receipt.Of(Pack(), At([Room("a", 90)]));
        VerdictReplay.Of(stored, Pack(80), At([Room("a", 90)])).Answer.ShouldBe(ReplayAnswer.OtherText);
    }

    [Fact]
    public void A_result_that_this_very_engine_does_not_give_is_a_finding()
    {
        var stored = Receipt.Of(Pack(), At([Room("a", 90)]));
        var forged = stored with { Result = stored.Result.Replace("not met", "met", StringComparison.Ordinal) };
        Receipt.Read(Text(forged)).ShouldNotBeNull("it is well-formed, and still a lie");
        var replay = VerdictReplay.Of(forged, Pack(), At([Room("a", 90)]));
        replay.Answer.ShouldBe(ReplayAnswer.OtherResult);
        replay.Difference.Answers.ShouldHaveSingleItem().Sentence.ShouldBe("“面积”：由达到变为未达到");
    }

    [Fact]
    public void A_newer_engine_that_says_the_same_is_no_finding_and_one_that_does_not_gives_a_report()
    {
        var pack = Pack();
        var stored = Receipt.Of(pack, At([Room("a", 100)]), engine: "1");
        VerdictReplay.Of(stored, pack, At([Room("a", 100)])).Answer.ShouldBe(ReplayAnswer.SameByAnotherEngine);

        // An older engine that took "at least" for "more than" of the same text: what it said is what it would have kept.
        var older = Older(pack);
        older.Hash.ShouldBe(pack.Hash);
        var misread = Receipt.Of(older, At([Room("a", 100)]), engine: "1");
        var replay = VerdictReplay.Of(misread, pack, At([Room("a", 100)]));
        replay.Answer.ShouldBe(ReplayAnswer.OtherByAnotherEngine);
        replay.IsFinding.ShouldBeFalse("the stored verdict stands");
        replay.Stored.ShouldBe(misread);
        replay.Difference.Sentences.ShouldBe(["“面积”：由未达到变为达到", "　面积：要求多于 100 平方米 → 不少于 100 平方米，未达到 → 达到"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"engine":"2","pack":"p","packHash":"h","cutoff":"2021-05-14","inputs":"i", "result":{}}""")]
    [InlineData("""{"engine":"2","pack":"p","packHash":"h","cutoff":"14.5.2021","inputs":"i","result":{}}""")]
    public void What_is_no_receipt_as_it_was_written_reads_as_none(string text) => Receipt.Read(text).ShouldBeNull();

    [Fact]
    public void A_criterion_that_came_and_one_that_went_are_told()
    {
        var facts = "facts: { 房间: [ { 名: 一, 用: 甲, 面积: 120, 开始日期: 2020-01-01 } ] }";
        var one = SmallPack.Pack().Assess(facts);
        var two = SmallPack.Pack(criteria: "criteria: [ { id: space, title: 空间, cite: S 1, measure: 面积, at least: 150 } ]").Assess(facts);
        var difference = VerdictDifference.Between(one, two);
        difference.Criteria.Select(c => c.Sentence).ShouldBe(["“空间”：原先没有这一条件，现为未达到", "“面积”：原为达到，现在没有这一条件"]);
        VerdictDifference.Between(one, one).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void An_answer_whose_word_this_engine_does_not_know_is_told_by_that_word()
    {
        var now = Receipt.Of(Pack(), At([Room("a", 90)])).Result;
        var then = now.Replace("\"not met\"", "\"not yet met\"", StringComparison.Ordinal);
        VerdictDifference.Between(then, now).Sentences.ShouldBe(["“面积”：由“not yet met”变为未达到", "　面积：“not yet met” → 未达到"]);
        var more = then.Replace("90 平方米", "91 平方米", StringComparison.Ordinal);
        VerdictDifference.Between(then, more).Criteria.ShouldHaveSingleItem().Sentence.ShouldBe("“面积”：仍为“not yet met”");
    }

    private static PolicyPack Pack(int area = 100) => SmallPack.Pack(criteria: $"criteria: [ {{ id: area, title: 面积, cite: S 1, measure: 面积, at least: {area} }} ]");

    /// <summary>The same text as an engine would have read it that took one word for another.</summary>
    private static PolicyPack Older(PolicyPack pack) =>
        SmallPack.Pack(criteria: "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, more than: 100 } ]") with { Hash = pack.Hash };

    private static Situation At(IReadOnlyList<LedgerRow> rows) => new() { Cutoff = new DateOnly(2021, 5, 14), KnownAt = Noon, Rows = rows };

    private static LedgerRow Room(string id, int area, DateTime? recorded = null, DateOnly? to = null) => SmallPack.Words.Find("房间")!.Row(
        id, new DateOnly(2020, 1, 1), to, recorded ?? Noon.AddDays(-1), [new("名", id), new("用", "甲"), new("面积", $"{area}")]);

    private static string Text(Receipt receipt) => System.Text.Encoding.UTF8.GetString(receipt.Bytes());
}
