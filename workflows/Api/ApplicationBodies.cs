namespace Funding.Workflows.Api;

/// <param name="Declared">That the applicant declares (承诺) what the page of the submission says.</param>
internal sealed record SubmissionBody(bool Declared = false);

/// <param name="CreditCode">统一社会信用代码.</param>
/// <param name="Desk">The recommending city or department.</param>
/// <param name="Id">The credit code and a number, such as 91330000XXXXXXXXXX-1: sending it again is the same application. Null for the next
/// free number.</param>
/// <param name="CreditCodeConfirmed">The certificate shows exactly this code, although its check character does not fit.</param>
internal sealed record NewApplicationBody(
    string CreditCode, string OrganisationName, string ApplicantKind, string Desk, string? Id = null, bool CreditCodeConfirmed = false);

internal sealed record ApplicationLine(
    string Id, string OrganisationName, string Title, string Desk, ApplicationState State, int? DeskRank, DateTimeOffset? SubmittedAt)
{
    public static ApplicationLine Of(ApplicationSummary application) =>
        new(
            application.Id,
            application.OrganisationName,
            application.Title,
            application.Desk,
            application.State,
            application.DeskRank,
            application.SubmittedAt);
}

/// <param name="Rank">Once it is public.</param>
/// <param name="CodesOutsideCheck">Codes of the applicant and the owners that were taken on the applicant's word.</param>
/// <param name="Award">Id of the award that it belongs to, in a step that follows one; null in any other.</param>
internal sealed record ApplicationDetail(
    string Id,
    string Round,
    string CreditCode,
    string OrganisationName,
    string Title,
    string ApplicantKind,
    string Desk,
    ApplicationState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    string? AnswersHash, IReadOnlyList<DocumentLine> Documents, int? DeskRank, EligibilityLine? Eligibility, CorrectionLine? Correction,
        int? Rank, string? CertificateNumber, string? Reason, IReadOnlyList<string> CodesOutsideCheck,
        string? Award = null)
{
    public static ApplicationDetail Of(Application a) => new(
        a.Id, a.RoundId, a.CreditCode, a.OrganisationName, a.Title, a.ApplicantKind, a.Desk, a.State, a.CreatedAt, a.SubmittedAt,
        a.AnswersHash, [.. a.Documents.Select(DocumentLine.Of)], a.DeskRank,
        a.Eligibility is { } e ? new EligibilityLine(e.Eligible, e.Reason, e.DecidedAt) : null,
        a.Correction is { } c ? new CorrectionLine(c.What, c.AskedAt, c.DueOn, c.ResubmittedAt) : null,
        a.State >= ApplicationState.Selected ? a.Rank : null, a.CertificateNumber, a.Reason, a.CodesOutsideCheck(), a.From);
}

internal sealed record EligibilityLine(bool Eligible, string Reason, DateTimeOffset DecidedAt);

/// <param name="DueOn">Last day to submit it again.</param>
internal sealed record CorrectionLine(string What, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? ResubmittedAt);

/// <param name="Scan">"unscanned", "clean", "infected" or "failed".</param>
/// <param name="Warnings">What its PDFs would do or carry when opened; empty when nothing was found.</param>
internal sealed record DocumentLine(
    string Id, string Slot, string FileName, string Type, long Length, string Sha256, DateTimeOffset UploadedAt, string Scan,
    IReadOnlyList<DocumentWarnings> Warnings)
{
    public static DocumentLine Of(AttachedDocument d) =>
        new(d.Id, d.Slot, d.FileName, d.Type, d.Length, d.Sha256, d.UploadedAt, d.Scan, d.Warnings.Each());
}
