namespace Funding.Workflows.Stages.Defence;

/// <summary>Reads the defence's rows of a round, in the pass that the stage is in.</summary>
public sealed class DefenceStore(ITableStore tables, RoundStore rounds, WorkingCalendar calendar)
{
    /// <summary>The round for who holds its defence.</summary>
    /// <exception cref="RefusedException">Not the actor's, no such round, or it is not at a defence.</exception>
    public async Task<(Round Round, PlannedStage Stage)> HeldByAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.HoldDefence);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return (round, round.DemandDefence());
    }

    public Task<Stored<DefencePlan>?> PlanAsync(Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        tables.GetAsync<DefencePlan>(RoundKeys.Partition(round.Id), DefenceKeys.Plan(stage), cancellation);

    public Task<Stored<DefenceDraft>?> DraftAsync(Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        tables.GetAsync<DefenceDraft>(RoundKeys.Partition(round.Id), DefenceKeys.Draft(stage), cancellation);

    public Task<Stored<DefenceAways>?> AwayAsync(Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        tables.GetAsync<DefenceAways>(RoundKeys.Partition(round.Id), DefenceKeys.Away(stage), cancellation);

    public Task<Stored<DefenceSession>?> SessionAsync(
        Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default) =>
        tables.GetAsync<DefenceSession>(RoundKeys.Partition(round.Id), DefenceKeys.Session(stage, caseId), cancellation);

    /// <returns>Null where the last move was told.</returns>
    public async Task<UntoldMove?> UntoldAsync(
        Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default) => (await tables.GetAsync<UntoldMove>(
            RoundKeys.Partition(round.Id), DefenceKeys.Untold(stage, caseId), cancellation))?.Value;

    public Task<Stored<OpenDefence>?> OpenAsync(
        Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default) =>
        tables.GetAsync<OpenDefence>(RoundKeys.Partition(round.Id), DefenceKeys.Open(stage, caseId), cancellation);

    /// <summary>Cases that are neither heard nor decided on, by number; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<OpenDefence>> OpenAsync(Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        await AllAsync<OpenDefence>(round, DefenceKeys.Open(stage, ""), cancellation);

    /// <summary>Sessions that were published, by day, time and room; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<DefenceSession>> SessionsAsync(
        Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        [.. (await AllAsync<DefenceSession>(round, DefenceKeys.Session(stage, ""), cancellation))
            .OrderBy(s => s.Place.Begins).ThenBy(s => s.Place.Room).ThenBy(s => s.CaseId, StringComparer.Ordinal)];

    /// <summary>What was written of a case; one transaction.</summary>
    public async Task<IReadOnlyList<DefenceNote>> NotesAsync(
        Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default) =>
        await AllAsync<DefenceNote>(round, DefenceKeys.NotesOf(stage, caseId), cancellation);

    public Task<Stored<DefenceNote>?> NoteAsync(
        Round round, PlannedStage stage, string caseId, string expertId, CancellationToken cancellation = default) =>
        tables.GetAsync<DefenceNote>(RoundKeys.Partition(round.Id), DefenceKeys.Note(stage, caseId, expertId), cancellation);

    /// <summary>Who has written nothing of a case that was heard: cases by expert; one transaction for a thousand.</summary>
    public async Task<ILookup<string, string>> NotesDueAsync(
        Round round, PlannedStage stage, CancellationToken cancellation = default)
    {
        var due = new List<(string ExpertId, string CaseId)>();
        await foreach (var row in tables.EnumerateAsync(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(DefenceKeys.NotesDueOf(stage)), cancellation))
        {
            due.Add(DefenceKeys.DueOf(stage, row.Key));
        }

        return due.ToLookup(d => d.ExpertId, d => d.CaseId, StringComparer.Ordinal);
    }

    /// <summary>The cases that were heard of which one expert has written nothing; one transaction.</summary>
    public async Task<IReadOnlyList<string>> NotesDueOfAsync(
        Round round, PlannedStage stage, string expertId, CancellationToken cancellation = default) =>
        await AllAsync<string>(round, DefenceKeys.NoteDue(stage, expertId, ""), cancellation);

    /// <summary>Four small reads, whatever the round's size.</summary>
    public async Task<DefenceFacts> LookAsync(Round round, PlannedStage stage, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var plan = (await PlanAsync(round, stage, cancellation))?.Value;
        return new(
            await tables.AnyAsync(partition, DefenceKeys.Open(stage, ""), cancellation),
            plan?.PublishedAt is not null,
            plan is { PublishedAt: not null, ToldAt: null }
                || await tables.AnyAsync(partition, DefenceKeys.Untold(stage, ""), cancellation),
            await tables.AnyAsync(partition, DefenceKeys.NotesDueOf(stage), cancellation));
    }

    /// <summary>
    /// What a plan of the cases that are to be heard depends on, as it is now: two transactions, and one for each thousand rows of open
    /// cases, seats, experts and applications.
    /// </summary>
    /// <param name="first">Sessions are from this day on.</param>
    /// <param name="rooms">How many.</param>
    public async Task<DefenceInputs> InputsAsync(
        Round round, PlannedStage stage, DateOnly first, int rooms, CancellationToken cancellation)
    {
        var settings = DefenceSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        return new DefenceInputs
        {
            Cases = await CasesAsync(round, await OpenAsync(round, stage, cancellation), cancellation),
            Days = DaysOf(stage, first),
            Hours = settings.Blocks,
            Minutes = settings.Minutes,
            BreakMinutes = settings.BreakMinutes,
            Rooms = rooms,
            Away = (await AwayAsync(round, stage, cancellation))?.Value.Items ?? [],
        };
    }

    /// <summary>Working days of the stage.</summary>
    public IReadOnlyList<DateOnly> DaysOf(PlannedStage stage, DateOnly first)
    {
        var days = new List<DateOnly>();
        for (var day = first; day <= stage.Closes; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
                days.Add(day);
        }

        return days;
    }

    /// <summary>With who holds a seat of each and has no conflict with it by now.</summary>
    public async Task<IReadOnlyList<DefenceCase>> CasesAsync(
        Round round, IReadOnlyList<OpenDefence> open, CancellationToken cancellation)
    {
        var seats = (await AllAsync<PanelMember>(round, RoundKeys.SheetsByApplication, cancellation))
            .Where(m => m.State.HoldsSeat())
            .ToLookup(m => m.ApplicationId, m => m.ExpertId, StringComparer.Ordinal);
        var table = new ConflictTable((await PoolAsync(round, cancellation)).Select(e => PanelExpert.Of(e, 0)), []);
        var applications = (await AllAsync<Application>(round, RoundKeys.Applications, cancellation))
            .ToDictionary(a => a.Id, StringComparer.Ordinal);
        return
        [
            .. open.Select(one => new DefenceCase(
                one.CaseId,
                one.Subject,
                [.. seats[one.CaseId]],
                table.Of(new ReviewedApplication(one.CaseId, PanelExperts.OrganisationsOf(applications[one.CaseId]), []))
                    .Keys.ToHashSet(StringComparer.Ordinal))),
        ];
    }

    /// <summary>What the round's persons, applicants and cases are called: three transactions.</summary>
    public async Task<DefenceNames> NamesAsync(Round round, PlannedStage stage, CancellationToken cancellation) => new(
        await PoolAsync(round, cancellation),
        await OpenAsync(round, stage, cancellation),
        await SessionsAsync(round, stage, cancellation));

    public Task<List<PoolExpert>> PoolAsync(Round round, CancellationToken cancellation) =>
        AllAsync<PoolExpert>(round, RoundKeys.Experts, cancellation);

    private Task<List<T>> AllAsync<T>(Round round, string prefix, CancellationToken cancellation) =>
        tables.EnumerateAsync<T>(RoundKeys.Partition(round.Id), KeyRange.Prefix(prefix), cancellation).Select(row => row.Value)
            .ToListAsync(cancellation).AsTask();
}
