namespace Funding.Workflows.Submission;

/// <summary>Who has something to do with the stage that takes applications in, whatever its kind.</summary>
public sealed class CallApplicants(ITableStore tables, StateCounts counts)
{
    /// <summary>How many drafts there are, and where the office lists them.</summary>
    public async Task<(int Drafts, string Page)> DraftsAsync(string roundId, CancellationToken cancellation) => (
        (await counts.ReadAsync(roundId, cancellation)).In(ApplicationState.Draft),
        Paths.Of(Paths.OfficeApplications, roundId, ApplicationState.Draft));

    /// <summary>Whoever has a draft: one transaction for a thousand applications.</summary>
    /// <param name="what">What the stage asks of a draft with this name.</param>
    public IAsyncEnumerable<Waited> WaitedAsync(Round round, Func<string, Bilingual> what, CancellationToken cancellation) =>
        AllAsync(round, cancellation)
            .Where(a => a.State == ApplicationState.Draft)
            .Select(a => new Waited(ApplicationReminders.DraftKey(a.Id), what(a.Name), a.CreatedAt, round.CallCloses())
            {
                For = Bilingual.Same(a.OrganisationName),
                Persons = [Addressee.Of(a)],
                Path = OfficeLinks.Application(round.Id, a.Id),
                Reminder = ApplicationReminders.Draft(round, a),
            });

    /// <summary>Whoever fills in an application or is asked for a party of it, where the stage's closing moves.</summary>
    public IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) => change.Find(stage.Kind) is null
        ? AsyncEnumerable.Empty<RoundPart>()
        : AllAsync(round, cancellation).SelectMany(a => a.Editors
            .Select(RoundPart (e) => new ApplicantPart(e, a.Name, a.State, stage.Kind))
            .Concat(AskedParties.Of(a, stage.Kind))
            .ToAsyncEnumerable());

    /// <summary>A withdrawn one may be taken up again until the close; of a case that was on its way the walker ends at once.</summary>
    public IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, CancellationToken cancellation) =>
        tables.EnumerateAsync(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Withdrawn)), cancellation)
            .Select(row => new ApplicationKey(
                round.Id, row.Key[RoundKeys.StatePrefix(ApplicationState.Withdrawn).Length..]).Subject);

    /// <summary>Whoever applied, once for each application that has not ended.</summary>
    public IAsyncEnumerable<WoundUp> WindUpAsync(Round round, CancellationToken cancellation) =>
        AllAsync(round, cancellation)
            .Where(a => a.State is not (ApplicationState.Withdrawn or ApplicationState.Lapsed))
            .Select(a => new WoundUp(a.Editors[0], new ApplicationKey(round.Id, a.Id).Subject));

    private IAsyncEnumerable<Application> AllAsync(Round round, CancellationToken cancellation) =>
        tables.EnumerateAsync<Application>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .Select(a => a.Value);
}
