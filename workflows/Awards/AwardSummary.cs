namespace Funding.Workflows.Awards;

/// <summary>An award in lists; an index row of another partition, written by an effect after each change of what it shows.</summary>
public sealed record AwardSummary(
    string Id, string? RoundId, string Kind, AwardStanding Standing, string Holder, string HolderName, string Title, DateOnly ValidUntil)
{
    public string? Import { get; init; }

    public required string ProgrammeId { get; init; }

    public required Bilingual ProgrammeName { get; init; }

    public required string DocumentNumber { get; init; }

    public required string CertificateNumber { get; init; }

    /// <summary>What it is called by: the certificate's number, or the document's where it has none.</summary>
    [JsonIgnore]
    public string Number => CertificateNumber.Length > 0 ? CertificateNumber : DocumentNumber;

    public required string VerificationCode { get; init; }

    public string? Desk { get; init; }

    public required DateOnly AwardedOn { get; init; }

    public StandingCause? Cause { get; init; }

    /// <summary>Names of those who share in it now, parted by 、; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Members { get; init; }

    /// <inheritdoc cref="AwardHome.Type"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <inheritdoc cref="AwardHome.Granted"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Granted { get; init; }

    public static AwardSummary Of(AwardHome award) => new(
        award.Id, award.RoundId, award.Kind, award.Standing, award.Holder, award.HolderName, award.Title, award.Term.ValidUntil)
    {
        Import = award.Import,
        ProgrammeId = award.ProgrammeId,
        ProgrammeName = award.ProgrammeName,
        DocumentNumber = award.DocumentNumber,
        CertificateNumber = award.CertificateNumber,
        VerificationCode = award.VerificationCode,
        Desk = award.Desk,
        AwardedOn = award.Term.AwardedOn,
        Cause = award.Cause,
        Members = award.Members.Count > 0 ? string.Join('、', award.Members) : null,
        Type = award.Type,
        Granted = award.Granted,
    };
}
