namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>Addresses of policy drafts.</summary>
public static class PolicyDraftAddress
{
    public const string All = "/policy-drafts";

    public const string New = All + "/new";

    public static string Of(Guid id) => $"{All}/{id}";

    public static string Text(Guid id) => Of(id) + "/text";

    public static string Cases(Guid id) => Of(id) + "/cases";

    public static string Numbers(Guid id) => Of(id) + "/numbers";

    /// <summary>What was saved so far, and what changed between two of it.</summary>
    public static string Versions(Guid id) => Of(id) + "/versions";

    /// <summary>Two drafts beside each other.</summary>
    public const string Compare = All + "/compare";

    /// <summary>Where a text in force is proposed to be withdrawn, and that is settled.</summary>
    public static string Repeal(string hash) => Policies.PolicyAddress.Of(hash) + "/repeal";

    /// <summary>Where the editor sends what is typed, and gets back what is wrong with it.</summary>
    public static string Check(Guid id, string part) => $"{Of(id)}/check/{part}";

    /// <summary>The words that the editor offers while one types.</summary>
    public static string Words(Guid id, string part) => $"{Of(id)}/words/{part}";

    public static string Editor(Guid id, string part) => part == Casework.Policies.WritePolicyDraft.Cases ? Cases(id) : Text(id);
}
