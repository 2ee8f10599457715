namespace Funding.Workflows.Office;

/// <summary>Applications of a round for the office.</summary>
public sealed class ApplicationLists(
    ApplicationRollStore rolls, RoundStore rounds, ListSide side, ConflictDeclarations conflicts, IEnumerable<ICaseListPart> parts)
{
    /// <inheritdoc cref="PartsAsync(Actor, Round, CancellationToken)"/>
    public async Task<OfficeListParts> PartsAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return await PartsAsync(actor, (await rounds.GetAsync(roundId, cancellation)).Value, cancellation);
    }

    /// <summary>
    /// What stands with the list beside its rows, without what the reader is barred from: three transactions while none of it has changed.
    /// </summary>
    public async Task<OfficeListParts> PartsAsync(Actor actor, Round round, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var head = await side.HeadAsync(round.Id, cancellation);
        var barred = await conflicts.BarredAsync(actor.PersonId, round.Id, head, cancellation);
        var all = new List<CaseListPart>();
        foreach (var part in parts)
        {
            if (await part.OfAsync(round, actor, barred, head, cancellation) is { } own) all.Add(own);
        }

        return new(barred, all);
    }

    /// <summary>What the address of the request asks of the office's list, whether it is the list's own or one of its acts.</summary>
    public async Task<RollQuery> QueryAsync(PageContext here, string roundId, CancellationToken cancellation = default) => RollQuery.Of(
        here.Http.Request.Query,
        await FormAsync(roundId, (await PartsAsync(here.Actor!, roundId, cancellation)).All, cancellation));

    /// <summary>How the office's list is asked: the filters of all lists, and those that its parts bring.</summary>
    public async Task<RollForm<RolledApplication>> FormAsync(
        string roundId, IReadOnlyList<CaseListPart> own, CancellationToken cancellation = default)
    {
        var desks = await rounds.GetDesksAsync(roundId, cancellation);
        var kinds = (await rounds.GetProgrammeAsync(roundId, cancellation)).Subject.Kinds;
        var form = ApplicationRollForm.Of(
            [.. desks.All.Select(d => d.Id)], [.. kinds.Select(k => k.Id)], Enum.GetValues<ApplicationState>());
        return form with
        {
            Facets =
            [
                .. form.Facets,
                .. own.Select(p => p.Marks).OfType<CaseMarks>().Select(
                    m => new RollFacet<RolledApplication>(m.Id, a => m.Held(a.Summary), [.. m.All.Select(mark => mark.Id)])),
            ],
        };
    }

    /// <summary>Searched, filtered, sorted and counted over the whole round.</summary>
    public async Task<RollPage<ApplicationSummary>> FindAsync(
        Actor actor, string roundId, RollForm<RolledApplication> form, RollQuery query, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return Roll.Of(await rolls.ReadAsync(roundId, cancellation), form, query).Select(a => a.Summary);
    }

    /// <summary>All that a query leaves, in its order.</summary>
    public async Task<IReadOnlyList<ApplicationSummary>> AllAsync(
        Actor actor, string roundId, RollQuery query, CancellationToken cancellation = default)
    {
        var form = await FormAsync(roundId, (await PartsAsync(actor, roundId, cancellation)).All, cancellation);
        var rows = await rolls.ReadAsync(roundId, cancellation);
        return [.. Roll.Of(rows, form, query with { Page = 1 }, Math.Max(1, rows.Count)).Items.Select(a => a.Summary)];
    }

    /// <summary>One page, in the order of desk and number; a row that comes or goes meanwhile moves no other.</summary>
    /// <param name="asked">Words that are searched for; null for all.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public async Task<Paged<ApplicationSummary>> PageAsync(
        Actor actor, string roundId, string? asked, string? desk, ApplicationState? state, string? after,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var rows = (await rolls.ReadAsync(roundId, cancellation))
            .Where(a => (desk is null || a.Summary.Desk == desk) && (state is null || a.Summary.State == state));
        var part = Roll.After([.. rows], ApplicationRollForm.Of([], [], []), asked, ApplicationRollForm.Standing, after);
        return new([.. part.Items.Select(a => a.Summary)], part.Last);
    }
}

/// <param name="Barred">Ids of the applications with which the reader has a conflict: nothing is to be ticked there.</param>
public sealed record OfficeListParts(IReadOnlySet<string> Barred, IReadOnlyList<CaseListPart> All);
