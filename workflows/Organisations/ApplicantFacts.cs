namespace Funding.Workflows.Organisations;

/// <summary>Who applies, as an application says: what may have been mistyped when it was begun.</summary>
/// <param name="ApplicantKind">One of the programme's subject.</param>
/// <param name="Desk">The recommending city or department.</param>
public sealed record ApplicantFacts(string OrganisationName, string ApplicantKind, string Desk)
{
    public static ApplicantFacts Of(Application application) =>
        new(application.OrganisationName, application.ApplicantKind, application.Desk);

    /// <summary>What keeps it from being stored, each at its field.</summary>
    public IReadOnlyList<Refusal> Check(Programme programme, IReadOnlyList<Desk> desks)
    {
        var refusals = OrganisationNames.Check(OrganisationName, "organisationName").ToList();
        if (programme.Subject.Kinds.All(k => k.Id != ApplicantKind))
            refusals.Add(ApplicationRefusals.UnknownKind([.. programme.Subject.Kinds.Select(k => k.Name)]));
        if (desks.All(d => d.Id != Desk))
            refusals.Add(ApplicationRefusals.UnknownDesk());
        return refusals;
    }
}

/// <summary>By whom and until when they may be corrected.</summary>
public static class FactsCorrection
{
    private static readonly IReadOnlyList<ApplicationState> Over =
    [
        ApplicationState.Withdrawn, ApplicationState.Lapsed, ApplicationState.NotRecommended, ApplicationState.Ineligible,
        ApplicationState.NotSelected, ApplicationState.Removed, ApplicationState.Awarded,
    ];

    /// <summary>The applicant's own: until the submission.</summary>
    /// <returns>Why not; null where they may be.</returns>
    public static Refusal? ByApplicant(Application application, Round round, DateTimeOffset now) =>
        application.State == ApplicationState.Draft
            ? CallIsOpen.Refusal(round, now) : ApplicationRefusals.WrongState(application.State);

    /// <summary>The office's: while the application stands, until the applications are put in order.</summary>
    /// <param name="round">As it is for the application.</param>
    /// <param name="orders">The stage that puts them in order, or decides where none does; null for none.</param>
    public static Refusal? ByOffice(Application application, Round round, PlannedStage? orders) =>
        Over.Contains(application.State) ? ApplicationRefusals.WrongState(application.State)
        : !round.IsRunning() || round.Seal is not null || (orders is not null && !round.Stages.IsBefore(round.Stage, orders.Id))
            ? OrganisationRefusals.FactsSettled()
            : null;

    /// <summary>A desk that has recommended it, or been given a place for it, keeps it.</summary>
    public static Refusal? OfDesk(Application application, ApplicantFacts corrected) =>
        corrected.Desk != application.Desk && (application.DeskRank is not null || application.State == ApplicationState.Recommended)
            ? OrganisationRefusals.DeskSettled() : null;

    /// <summary>What differs, by the name of its field.</summary>
    public static IEnumerable<(string Field, string Before, string After)> Changes(ApplicantFacts before, ApplicantFacts after) =>
        new[]
        {
            ("organisationName", before.OrganisationName, after.OrganisationName),
            ("applicantKind", before.ApplicantKind, after.ApplicantKind),
            ("desk", before.Desk, after.Desk),
        }.Where(c => c.Item2 != c.Item3);
}
