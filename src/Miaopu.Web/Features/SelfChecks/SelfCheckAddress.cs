using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.SelfChecks;

/// <summary>Addresses of self-checks. The answers stand in the query, so that a check is kept by its link and taken along into a sign-up.</summary>
public static class SelfCheckAddress
{
    public const string Path = "/self-check";

    /// <summary>Which kind of carrier the policies are for.</summary>
    public const string Kind = "kind";

    /// <summary>Whose policies.</summary>
    public const string Authority = "authority";

    /// <summary>The parameter of the sign-up page that carries a check along.</summary>
    public const string Carried = "self-check";

    /// <summary>A check against the policies of the same authority for the same kind of carrier.</summary>
    public static string Against(PolicyPack pack)
    {
        var address = ListAddress.Parse(Path).With(Authority, pack.Authority);
        return (pack.CarrierKind.Length > 0 ? address.With(Kind, pack.CarrierKind) : address).ToString();
    }

    /// <summary>The parameter that holds the answer to a question: the same for what means the same, whatever policies call it.</summary>
    public static string Key(AskedMeasure question) => "q" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question.Meaning)).AsSpan(0, 3));

    /// <summary>The address of the sign-up that takes the answers along.</summary>
    public static string SignUp(ListAddress check) => $"/sign-up?{Carried}={Uri.EscapeDataString(QueryOf(check))}";

    /// <summary>The address of a check that was carried along; null where nothing was, or what came is no query of ours.</summary>
    public static string? Of(string? carried)
    {
        if (string.IsNullOrEmpty(carried) || carried.Length > 2000)
        {
            return null;
        }

        var address = ListAddress.Parse($"{Path}?{carried}");
        var known = address with { Path = Path, Query = [.. address.Query.Where(q => q.Key is Kind or Authority || (q.Key.Length == 7 && q.Key[0] == 'q' && int.TryParse(q.Key.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _)))] };
        return known.Query.Length > 0 ? known.ToString() : null;
    }

    private static string QueryOf(ListAddress check) => check.ToString() is var text && text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? text[(at + 1)..] : "";
}
