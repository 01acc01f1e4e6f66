using FsCheck.Fluent;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class ContentHashTests
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void The_hash_of_abc_is_the_one_the_standard_prints()
    {
        ContentHash.OfText("abc").Value.ShouldBe(OfAbc);
        ContentHash.Of("abc"u8).ShouldBe(new ContentHash(OfAbc));
        new ContentHash(Convert.FromHexString(OfAbc)).Value.ShouldBe(OfAbc);
        new ContentHash(OfAbc).Short.ShouldBe("ba7816bf8f01");
    }

    [Theory]
    [InlineData(null, "请填写")]
    [InlineData("ba7816bf", "现在是 8 位")]
    [InlineData("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "0–9 和 a–f")]
    public void What_is_no_hash_is_refused_with_what_to_mend(string? typed, string says)
    {
        ContentHash.TryParse(typed, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
    }

    [Fact]
    public void A_digest_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => new ContentHash(new byte[31]));

    [Fact]
    public void A_hash_pasted_in_capitals_is_the_same_hash()
    {
        var bytes = Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf();
        AnyOf.Holds(bytes, content =>
            ContentHash.TryParse(ContentHash.Of(content).Value.ToUpperInvariant(), out var read, out _) && read == ContentHash.Of(content));
    }
}
