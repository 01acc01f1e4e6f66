namespace Miaopu.Web.Features.Carriers;

/// <summary>Addresses of a carrier's pages, for everybody who links to them.</summary>
public static class CarrierAddress
{
    public static string Of(Guid carrier) => $"/carriers/{carrier}";

    public static string Edit(Guid carrier) => Of(carrier) + "/edit";

    public static string Conditions(Guid carrier) => Of(carrier) + "/conditions";

    public static string Ledgers(Guid carrier) => Of(carrier) + "/ledgers";

    public static string Ledger(Guid carrier, string ledger) => $"{Ledgers(carrier)}/{Uri.EscapeDataString(ledger)}";

    public static string NewRecord(Guid carrier, string ledger) => Ledger(carrier, ledger) + "/new";

    public static string Record(Guid carrier, string ledger, Guid record) => $"{Ledger(carrier, ledger)}/{record}";

    public static string History(Guid carrier, string ledger, Guid record) => Record(carrier, ledger, record) + "/history";
}
