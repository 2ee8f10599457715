namespace Funding.Workflows.Awards;

/// <summary>What a certificate says, and how the award stands by its own row.</summary>
/// <param name="Code">By which its page is found.</param>
/// <param name="Number">Empty for an award of an earlier year that has none.</param>
/// <param name="RoundId">That awarded it; null for one taken over from a list, whose paper is not ours to print.</param>
public sealed record CertificateFacts(
    string AwardId, string Code, string Number, string HolderName, string Title, Bilingual AwardTitle, string DocumentNumber,
    string? RoundId, AwardTerm Term, AwardStanding Standing)
{
    public StandingCause? Cause { get; init; }

    /// <inheritdoc cref="Award.Lead"/>
    public Bilingual? Lead { get; init; }

    public IReadOnlyList<NameCorrection> Corrections { get; init; } = [];

    /// <inheritdoc cref="AwardHome.Leads"/>
    public IReadOnlyList<FormerLead> Leads { get; init; } = [];

    /// <inheritdoc cref="AwardHome.Before"/>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>With the days on which they joined and left; empty where none is known.</summary>
    public IReadOnlyList<AwardMember> Members { get; init; } = [];

    /// <summary>Whether anything was ever done about it.</summary>
    public bool WasChanged { get; init; }

    public AwardStanding StandingOn(DateOnly day) => Standing.On(day, Term.ValidUntil);

    /// <summary>Whether a paper may be printed that says it holds or held.</summary>
    public bool IsPrintable => RoundId is not null && Standing is (AwardStanding.Live or AwardStanding.Expired);

    /// <summary>The copy made at the announcement says what the award is; names and standing are those of the award by now.</summary>
    /// <param name="home">Null while the award is not made.</param>
    public static CertificateFacts Of(Award copy, AwardHome? home) => new(
        AwardHome.IdOf(copy.RoundId, copy.Number), copy.VerificationCode, copy.CertificateNumber, home?.HolderName ?? copy.OrganisationName,
        home?.Title ?? copy.Title, copy.AwardTitle, copy.AnnouncementNumber, copy.RoundId,
        home?.Term ?? new(copy.AwardedOn, copy.ValidUntil), home?.Standing ?? AwardStanding.Live)
    {
        Cause = home?.Cause,
        Lead = copy.Lead,
        Corrections = home?.Corrections ?? [],
        Leads = home?.Leads ?? [],
        Before = home?.Before ?? [],
        Members = home?.Roster ?? [],
        WasChanged = home?.Acts > 0,
    };

    /// <summary>Of an award that was taken over from a list.</summary>
    public static CertificateFacts Of(AwardHome home) => new(
        home.Id, home.VerificationCode, home.CertificateNumber, home.HolderName, home.Title,
        home.AwardTitle, home.DocumentNumber, home.RoundId, home.Term, home.Standing)
    {
        Cause = home.Cause,
        Lead = home.Lead,
        Corrections = home.Corrections,
        Leads = home.Leads ?? [],
        Before = home.Before,
        Members = home.Roster ?? [],
        WasChanged = home.Acts > 0,
    };
}
