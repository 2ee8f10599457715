namespace Funding.Workflows.Awards;

public sealed record DutyLine(Duty Duty, Bilingual Name, DutyFace Face);

/// <param name="Duties">Those that have begun: the open ones before the others, then the latest first.</param>
public sealed record AwardView(AwardRead Award, IReadOnlyList<DutyLine> Duties)
{
    public AwardHome Home => Award.Home;

    /// <summary>What happened to it, the latest last.</summary>
    public IReadOnlyList<StageEvent> Events { get; init; } = [];

    /// <summary>What else stands on its page.</summary>
    public IReadOnlyList<RenderFragment> Parts { get; init; } = [];

    /// <summary>What was done about it, and what the reader may do.</summary>
    public required AwardChanges Changes { get; init; }

    /// <summary>Names of who acted, by their ids; for the office alone.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}

/// <summary>What an award's pages show to its holder and to the office.</summary>
public sealed class AwardViews(
    AwardStore awards, DutyKindSet kinds, AwardHistoryQueries history, AwardChangeStore holders, AwardChangeQueries changes,
    IEnumerable<IAwardPart> parts)
{
    /// <exception cref="RefusedException">No such award, or the actor does not act for its holder.</exception>
    public async Task<AwardView> OwnAsync(Actor actor, string awardId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var read = await awards.GetAsync(awardId, cancellation);
        return (await holders.HoldersAsync(read.Home, cancellation)).Contains(actor.PersonId)
            ? await ViewAsync(read, actor, office: false, cancellation)
            : throw new RefusedException(AwardRefusals.NotFound(awardId));
    }

    /// <exception cref="RefusedException">No such award, or the actor is not of the office.</exception>
    public async Task<AwardView> OfOfficeAsync(Actor actor, string awardId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return await ViewAsync(await awards.GetAsync(awardId, cancellation), actor, office: true, cancellation);
    }

    private async Task<AwardView> ViewAsync(AwardRead read, Actor reader, bool office, CancellationToken cancellation)
    {
        var lines = new List<DutyLine>();
        foreach (var duty in read.Duties.Select(d => d.Value).OrderBy(d => d.Passed).ThenByDescending(d => d.OpenedOn)
            .ThenBy(d => d.Id, StringComparer.Ordinal))
        {
            var kind = kinds[duty.Kind];
            lines.Add(new(duty, kind.Name, await kind.FaceAsync(read.ViewOf(duty), reader, cancellation)));
        }

        var events = await history.OfAsync(
            read.Home, lines.ToDictionary(l => $"{l.Duty.Key}", l => Called(read, l), StringComparer.Ordinal), office, cancellation);
        var others = await Task.WhenAll(parts.Select(p => p.OfAsync(read, reader, office, cancellation)));
        return new(read, lines)
        {
            Parts = [.. others.OfType<RenderFragment>()],
            Changes = await changes.OfAsync(read.Home, reader, office, cancellation),
            Events = events,
            Names = office ? await history.NamesAsync(events, cancellation) : new Dictionary<string, string>(),
        };
    }

    /// <summary>With its year, or the tranche that it pays.</summary>
    private static Bilingual Called(AwardRead read, DutyLine line)
    {
        var occurrence = read.Settings.Money?.Tranches.FirstOrDefault(t => t.Id == line.Duty.Occurrence)?.Name
            ?? Bilingual.Same(line.Duty.Occurrence);
        return new($"{line.Name.Zh} {occurrence.Zh}", $"{line.Name.En} {occurrence.En}");
    }
}
