using System.Globalization;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Simulations;

/// <summary>Addresses of simulations. Everything that was chosen stands in the address, so that a simulation can be shared and found again.</summary>
public static class SimulationAddress
{
    public const string Pattern = PolicyAddress.All + "/{hash}/simulation";

    /// <summary>A draft that nothing came before, by itself.</summary>
    public const string AlonePattern = PolicyDraftAddress.All + "/{id:guid}/simulation";

    /// <summary>The other text: its hash, or the id of a draft of the office; without it the text itself, with other numbers.</summary>
    public const string To = "to";

    /// <summary>The day as of which is measured.</summary>
    public const string On = "on";

    /// <summary>Which number the curve is drawn for.</summary>
    public const string Curve = "curve";

    /// <summary>Which carriers a list shows; see <see cref="CarrierChoice"/>.</summary>
    public const string Show = "show";

    public static string Of(string hash) => $"{PolicyAddress.Of(hash)}/simulation";

    /// <summary>A policy draft of the office beside the text it started from.</summary>
    public static string OfDraft(string hash, Guid draft) => $"{Of(hash)}?{To}={draft:D}";

    /// <summary>A policy draft of the office by itself, for one that follows no text.</summary>
    public static string Alone(Guid draft) => $"{PolicyDraftAddress.Of(draft)}/simulation";

    /// <summary>The draft that an address tries in the place of the text before it, or null.</summary>
    public static Guid? DraftIn(ListAddress page) => Guid.TryParseExact(page.Get(To), "D", out var id) ? id : null;

    /// <summary>The parameter that holds what was typed for a number of the text.</summary>
    public static string Number(int index) => "n" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The list behind a figure of the page at this address.</summary>
    public static ListAddress List(ListAddress page, string show) => (page with { Path = page.Path + "/carriers" }).With(Show, show);

    /// <summary>The page that a list belongs to.</summary>
    public static ListAddress Page(ListAddress list) => (list with { Path = list.Path[..list.Path.LastIndexOf('/')] }).With(Show, null);
}
