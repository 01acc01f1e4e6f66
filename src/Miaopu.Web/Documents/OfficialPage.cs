namespace Miaopu.Web.Documents;

/// <summary>
/// The page of an official document as GB/T 9704-2012 measures it (5.1 to 5.3, 7.5, 10.1), in the units of WordprocessingML: twips, of which 1440 make an inch.
/// </summary>
public static class OfficialPage
{
    /// <summary>A4.</summary>
    public static readonly uint Width = Twips(210);

    public static readonly uint Height = Twips(297);

    /// <summary>天头.</summary>
    public static readonly uint Top = Twips(37);

    /// <summary>订口.</summary>
    public static readonly uint Left = Twips(28);

    /// <summary>What 版心 of 156 mm leaves on the right.</summary>
    public static readonly uint Right = Twips(26);

    /// <summary>What 版心 of 225 mm leaves below.</summary>
    public static readonly uint Bottom = Twips(35);

    public const int LinesPerPage = 22;

    public const int CharactersPerLine = 28;

    /// <summary>One of the 22 lines of 225 mm; a fraction of a twip is given up so that all 22 fit.</summary>
    public static readonly int Line = (int)((Height - Top - Bottom) / LinesPerPage);

    /// <summary>三号, 16 pt, in half-points: the size of the text.</summary>
    public const int BodySize = 32;

    /// <summary>二号, 22 pt, in half-points: the size of the title.</summary>
    public const int TitleSize = 44;

    /// <summary>四号, 14 pt, in half-points: the size of page numbers.</summary>
    public const int NumberSize = 28;

    /// <summary>Width of one character of the text in twips.</summary>
    public const int Character = BodySize * 10;

    /// <summary>
    /// What the character grid takes off each character so that 28 stand in 156 mm, in the 4096ths of a point that w:charSpace counts. 28 characters of 16 pt are a little wider than the line.
    /// </summary>
    public static readonly int CharacterSpace = (int)Math.Floor((((Width - Left - Right) / 20.0 / CharactersPerLine) - (BodySize / 2.0)) * 4096);

    /// <summary>Letter form (10.1): the upper edge of the issuer's mark stands 30 mm below the edge of the page.</summary>
    public static readonly uint MarkDistance = Twips(30);

    /// <summary>Letter form: the lower red line stands 20 mm above the edge of the page.</summary>
    public static readonly uint LowerLineDistance = Twips(20);

    /// <summary>The red lines are 170 mm long and centred, so they reach this far beyond the text on each side.</summary>
    public static readonly int LineOverhang = (int)(Twips(170) - (Width - Left - Right)) / 2;

    /// <summary>The dash of a page number stands 7 mm below the text (7.5); measured to the foot of its line from the edge of the page.</summary>
    public static readonly uint NumberDistance = Twips(35 - 7) - (uint)(NumberSize * 10 / 2);

    public static uint Twips(decimal millimetres) => (uint)Math.Round(millimetres * 1440 / 25.4m, MidpointRounding.AwayFromZero);
}
