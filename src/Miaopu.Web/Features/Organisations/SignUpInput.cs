using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;

namespace Miaopu.Web.Features.Organisations;

/// <summary>What is posted by a unit that signs up.</summary>
public sealed class SignUpInput
{
    public string? UnitName { get; set; }

    public string? CreditCode { get; set; }

    /// <summary>Id of the authority that will review.</summary>
    public string? Authority { get; set; }

    public string? Name { get; set; }

    public string? SignInName { get; set; }

    public string? Mobile { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }

    public SignUpForm ToForm() => new(UnitName, CreditCode, new NewPerson(Name, SignInName, Mobile, Email, new NewPassword(Password, Again), ContactNeeded: true));
}
