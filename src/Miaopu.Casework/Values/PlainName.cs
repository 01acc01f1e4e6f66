namespace Miaopu.Casework.Values;

/// <summary>The signs a name may be made of, be it that of a unit, a carrier or a person: no control characters and no angle brackets, which no certificate has.</summary>
public static class PlainName
{
    /// <summary>Why this may not stand in a name; null where nothing is against it, as with nothing typed.</summary>
    /// <param name="what">What the name is called on the page, as 单位全称.</param>
    public static string? WhyNot(string what, string? typed)
    {
        var name = (typed ?? "").Trim();
        return name.Any(c => c is '<' or '>') ? $"{what}不能含有“<”或“>”，请填写与证照一致的名称。"
            : name.Any(c => char.IsControl(c) || c is '\u200B' or '\u200E' or '\u200F' or '\u202E' or '\uFEFF') ? $"{what}中有无法显示的字符，请重新输入。"
            : null;
    }
}
