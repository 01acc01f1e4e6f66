using System.Text;

namespace Miaopu.Store.Names;

/// <summary>
/// The order of Chinese names in lists. GB 2312 places its 3,755 common characters by pinyin, so the bytes of GB 18030 give the order people expect
/// in every database, without its collations.
/// </summary>
public static class NameOrder
{
    private static readonly Encoding Gb18030 = Load();

    /// <summary>Hexadecimal text that sorts as the name should.</summary>
    public static string KeyOf(string name) => Convert.ToHexString(Gb18030.GetBytes(name.Length > 60 ? name[..60] : name));

    private static Encoding Load()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }
}
