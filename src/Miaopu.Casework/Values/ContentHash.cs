using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Values;

/// <summary>The SHA-256 of some content, written as 64 small hexadecimal digits: the name under which files and packs are kept.</summary>
public readonly record struct ContentHash
{
    private readonly string? text;

    /// <exception cref="ArgumentException">The text is no such hash; what people type goes through <see cref="TryParse"/>.</exception>
    public ContentHash(string text) => this = TryParse(text, out var hash, out var why) ? hash : throw new ArgumentException(why, nameof(text));

    /// <summary>From the 32 bytes that a hashing stream ends with.</summary>
    /// <exception cref="ArgumentException">There are not 32 of them.</exception>
    public ContentHash(ReadOnlySpan<byte> digest) =>
        text = digest.Length == SHA256.HashSizeInBytes ? Convert.ToHexStringLower(digest) : throw new ArgumentException($"A SHA-256 has 32 bytes, not {digest.Length}.", nameof(digest));

    private ContentHash(string text, bool _) => this.text = text;

    /// <summary>The 64 digits.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no hash.</exception>
    public string Value => text ?? throw new InvalidOperationException("A default ContentHash has no value.");

    /// <summary>The first twelve digits, for people to compare by eye; nothing is looked up by it.</summary>
    public string Short => Value[..12];

    public static ContentHash Of(ReadOnlySpan<byte> content) => new(SHA256.HashData(content));

    /// <summary>The hash of the text's UTF-8 bytes, without a byte-order mark.</summary>
    public static ContentHash OfText(string content) => Of(Encoding.UTF8.GetBytes(content));

    /// <summary>Reads a hash as people paste it, in either case.</summary>
    /// <param name="typed">As it came from the address or the form.</param>
    /// <param name="hash">The hash, or <c>default</c>.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, out ContentHash hash, [NotNullWhen(false)] out string? why)
    {
        var plain = TypedText.Unspaced(typed).ToLowerInvariant();
        why = plain.Length == 0 ? "请填写内容摘要（SHA-256，64 位十六进制）。"
            : plain.Length != 64 ? $"内容摘要应为 64 位，现在是 {plain.Length} 位，请完整复制后重新粘贴。"
            : !plain.All(char.IsAsciiHexDigitLower) ? "内容摘要只能由 0–9 和 a–f 组成，请完整复制后重新粘贴。"
            : null;
        hash = why is null ? new ContentHash(plain, true) : default;
        return why is null;
    }

    public override string ToString() => text ?? "";
}
