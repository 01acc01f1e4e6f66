namespace Miaopu.Web.Documents;

/// <summary>What stands in an official letter (函). Everything is text of packs, rounds and organisations.</summary>
public sealed record OfficialLetter
{
    /// <summary>发文机关.</summary>
    public required string Issuer { get; init; }

    /// <summary>发文字号.</summary>
    public required string Number { get; init; }

    /// <summary>标题.</summary>
    public required string Title { get; init; }

    /// <summary>主送机关.</summary>
    public required string Addressee { get; init; }

    /// <summary>正文, one entry a paragraph.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>附件说明.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>成文日期.</summary>
    public required DateOnly SignedOn { get; init; }
}
