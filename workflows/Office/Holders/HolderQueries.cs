namespace Funding.Workflows.Office.Holders;

/// <summary>A duty of one of its awards that is open.</summary>
public sealed record OpenDuty(AwardHome Award, Duty Duty, Bilingual Name);

/// <summary>Everything of one organisation in one place.</summary>
/// <param name="Organisation">Null where nobody claims it: only awards of earlier years name it.</param>
/// <param name="Applications">By round, the newest first.</param>
/// <param name="Awards">The newest first.</param>
/// <param name="People">Those whose claim is confirmed; none for a desk.</param>
/// <param name="OfDesk">The desk that reads it and sees what is its own; null for the office.</param>
public sealed record HolderRecord(
    string Code, string Name, Organisation? Organisation, IReadOnlyList<(RoundSummary Round, Application Application)> Applications,
    IReadOnlyList<AwardSummary> Awards, IReadOnlyList<OpenDuty> Duties, IReadOnlyList<Person> People, string? OfDesk, DateOnly Today)
{
    /// <summary>Claims that wait for a decision.</summary>
    public int OpenClaims { get; init; }

    /// <summary>The first one first.</summary>
    public IReadOnlyList<NameChange> Names { get; init; } = [];

    /// <summary>Veto items that were upheld, for the office alone; those of what the reader handles.</summary>
    public IReadOnlyList<OrganisationVeto> Vetoes { get; init; } = [];

    /// <summary>By which this code was given up for another, or is about to be; null where nothing of the kind is.</summary>
    public Merger? GivenUp { get; init; }

    /// <summary>Mergers by which other codes are given up, or about to be, for this one.</summary>
    public IReadOnlyList<Merger> Behind { get; init; } = [];

    /// <summary>As a merger asks for it.</summary>
    public MergingOrganisation Merging() => new(
        Code, Name, Organisation?.Members ?? [],
        [
            .. Applications.Where(a => a.Round.Standing == RoundStanding.Running
                    && a.Application.State is not (ApplicationState.Withdrawn or ApplicationState.Lapsed))
                .Select(a => a.Round.Name).Distinct(),
        ]);
}

/// <summary>
/// Reads an organisation's page, with what stands under codes that were given up for its own: mergers, a transaction for each round and
/// code, the register, two for each live award, and what claims cost.
/// </summary>
public sealed class HolderQueries(
    OrganisationStore organisations, MergerStore mergers, OrganisationApplications allApplications, RoundStore rounds,
    AwardRollStore register, AwardStore awards, DutyKindSet kinds, PeopleStore people, IDepartments departments, TimeProvider clock)
{
    /// <param name="desk">Of a recommender, who sees what that desk has; null for the office.</param>
    /// <exception cref="RefusedException">Nothing is known of it, or nothing that the desk may see.</exception>
    public async Task<HolderRecord> ReadAsync(Actor actor, string code, string? desk, CancellationToken cancellation = default)
    {
        actor.Demand(desk is null ? Right.ReadAllApplications : Right.ReadDeskApplications);
        var known = await organisations.ReadAsync(code, cancellation);
        var merged = await mergers.ReadAsync(cancellation);
        var codes = merged.ShownUnder(code);
        List<(RoundSummary Round, Application Application)> applications =
            [.. (await ApplicationsAsync(codes, desk, cancellation)).Where(a => desk is not null || departments.Covers(actor, a.Round.Id))];
        List<AwardSummary> held = [.. (await register.ReadAsync(cancellation)).Select(a => a.Summary)
            .Where(a => codes.Contains(a.Holder) && (desk is null ? departments.Covers(actor, a.ProgrammeId) : a.Desk == desk))
            .OrderByDescending(a => a.AwardedOn)];
        if (applications.Count + held.Count == 0 && (desk is not null || known.Organisation is null))
            throw new RefusedException(OrganisationRefusals.NotFound(code));
        var organisation = known.Organisation?.Value;
        return new(
            code,
            organisation?.Name ?? (applications.Count > 0 ? applications[0].Application.OrganisationName : held[0].HolderName),
            organisation,
            applications,
            held,
            await DutiesAsync(held, cancellation),
            desk is null ? await PeopleAsync(organisation?.Members ?? [], cancellation) : [],
            desk,
            ShanghaiTime.DayOf(clock.GetUtcNow()))
        {
            OpenClaims = known.Open.Count(c => desk is null || c.Desk == desk),
            Names = [.. (await organisations.NamesAsync(code, cancellation)).Select(n => n.Value)],
            Vetoes = desk is null
                ? [.. (await VetoesAsync(codes, cancellation)).Where(v => departments.Covers(actor, v.RoundId))] : [],
            GivenUp = merged.Of(code),
            Behind = [.. merged.All.Where(m => m.Into == code)],
        };
    }

    private async Task<IReadOnlyList<OrganisationVeto>> VetoesAsync(IEnumerable<string> codes, CancellationToken cancellation) =>
    [
        .. (await Task.WhenAll(codes.Select(code => organisations.VetoesAsync(code, cancellation)))).SelectMany(v => v)
            .OrderByDescending(v => v.DecidedAt),
    ];

    // A desk sees no draft.
    private async Task<IReadOnlyList<(RoundSummary Round, Application Application)>> ApplicationsAsync(
        IReadOnlyList<string> codes, string? desk, CancellationToken cancellation) =>
    [
        .. (await allApplications.OfAsync(await rounds.AllAsync(cancellation), codes, cancellation))
            .Where(f => desk is null || (f.Application.Desk == desk && f.Application.SubmittedAt is not null))
            .OrderByDescending(f => f.Round.Year).ThenByDescending(f => f.Round.Opens)
            .ThenBy(f => f.Application.Id, StringComparer.Ordinal),
    ];

    private async Task<IReadOnlyList<OpenDuty>> DutiesAsync(IEnumerable<AwardSummary> held, CancellationToken cancellation)
    {
        var duties = new List<OpenDuty>();
        foreach (var award in held.Where(a => a.Import is null && a.Standing is not (AwardStanding.Withdrawn or AwardStanding.Superseded)))
        {
            if (await awards.FindAsync(award.Id, cancellation) is { } read)
            {
                duties.AddRange(read.Duties.Select(d => d.Value).Where(d => !d.Passed)
                    .Select(d => new OpenDuty(read.Home, d, kinds[d.Kind].Name)));
            }
        }

        return [.. duties.OrderBy(d => d.Duty.Closes)];
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var found = new List<Person>();
        foreach (var id in ids)
        {
            if (await people.FindAsync(id, cancellation) is { Value: var person })
                found.Add(person);
        }

        return found;
    }
}
