using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Recognitions;

public enum RecognitionState
{
    InForce = 1,
    Revoked = 2,
}

/// <summary>备案/认定资格：the title a carrier holds, with number, term and the code by which anybody checks its certificate.</summary>
public sealed class Recognition
{
    private Recognition()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid CarrierId { get; private set; }

    public string CarrierName { get; private set; } = "";

    public Guid OperatorId { get; private set; }

    public string OperatorName { get; private set; } = "";

    public string OperatorPath { get; private set; } = "";

    public string? Division { get; private set; }

    public Guid AuthorityId { get; private set; }

    public string AuthorityName { get; private set; } = "";

    public string PackId { get; private set; } = "";

    public string PackHash { get; private set; } = "";

    /// <summary>The title, a word of the pack.</summary>
    public string Award { get; private set; } = "";

    /// <summary>Number of the certificate, made from the pack's pattern.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Year and serial the number was made from; unique within pack id and year.</summary>
    public int Year { get; private set; }

    public int Serial { get; private set; }

    /// <summary>Unguessable; stands in the QR code and leads to the public check.</summary>
    public string VerificationCode { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    /// <summary>Last day of validity, included; null for no term.</summary>
    public DateOnly? ValidUntil { get; private set; }

    public RecognitionState State { get; private set; }

    public DateOnly? RevokedOn { get; private set; }

    public string? RevocationReason { get; private set; }

    public int Version { get; private set; }

    public bool IsInForce(DateOnly day) => State == RecognitionState.InForce && (ValidUntil is not { } last || day <= last);

    internal static Recognition Issue(
        Guid id, Application application, PolicyPack pack, PackDocument certificate, CaseBody issuer, int year, int serial, string code, DateOnly day) => new()
        {
            Id = id,
            ApplicationId = application.Id,
            CarrierId = application.CarrierId,
            CarrierName = application.CarrierName,
            OperatorId = application.OperatorId,
            OperatorName = application.OperatorName,
            OperatorPath = application.OperatorPath,
            Division = application.Division,
            AuthorityId = issuer.OrganisationId,
            AuthorityName = issuer.OrganisationName,
            PackId = pack.Id,
            PackHash = pack.Hash,
            Award = pack.Award,
            Number = CertificateNumber.Of(certificate.Number!, year, serial),
            Year = year,
            Serial = serial,
            VerificationCode = code,
            IssuedOn = day,
            ValidUntil = certificate.ValidYears is { } years ? day.AddYears(years).AddDays(-1) : null,
            State = RecognitionState.InForce,
        };

    internal void Revoke(string reason, DateOnly day)
    {
        State = RecognitionState.Revoked;
        RevokedOn = day;
        RevocationReason = reason;
    }
}
