namespace Funding.Workflows.Office;

/// <param name="Kinds">What each kind is called.</param>
/// <param name="Lines">Of the page, in its order.</param>
public sealed record MatterList(
    RollPage<Matter> Page, IReadOnlyList<WaitingLine> Lines, IReadOnlyDictionary<string, Bilingual> Kinds,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Picks);

/// <summary>
/// Who is waited for in what is no stage of a round, for administrators: duties and other matters of awards, claims on organisations.
/// </summary>
public sealed class MatterQueries(IEnumerable<IMatters> sources, ReminderStore reminders, WaitingLines lines, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>What each kind is called, by its id.</summary>
    public IReadOnlyDictionary<string, Bilingual> Kinds => sources.SelectMany(s => s.Kinds).ToDictionary();

    /// <summary>All that is open: a transaction for a thousand rows of each source.</summary>
    public async Task<IReadOnlyList<Matter>> AllAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var all = await Task.WhenAll(sources.Select(s => s.AllAsync(cancellation)));
        return [.. all.SelectMany(of => of)];
    }

    /// <summary>A page: beside the list what each of its lines is by now, some eight transactions, and two for each person.</summary>
    public async Task<MatterList> PageAsync(Actor actor, IQueryCollection query, CancellationToken cancellation = default)
    {
        var (page, form) = await RollAsync(actor, query, PageSize, cancellation);
        return new(
            page,
            await Task.WhenAll(page.Items.Select(m => LineAsync(m, cancellation))),
            Kinds,
            form.Facets.ToDictionary(f => f.Id, f => f.Values));
    }

    /// <summary>All that search and picks leave.</summary>
    public async Task<IReadOnlyList<Matter>> FoundAsync(Actor actor, IQueryCollection query, CancellationToken cancellation = default) =>
        (await RollAsync(actor, query, int.MaxValue, cancellation)).Page.Items;

    /// <summary>Who owns a kind of matter.</summary>
    /// <returns>Null for no such kind.</returns>
    internal IMatters? SourceOf(string kind) => sources.FirstOrDefault(s => s.Kinds.ContainsKey(kind));

    private async Task<(RollPage<Matter> Page, RollForm<Matter> Form)> RollAsync(
        Actor actor, IQueryCollection query, int size, CancellationToken cancellation)
    {
        var rows = await AllAsync(actor, cancellation);
        var form = MatterRollForm.Of(rows, ShanghaiTime.DayOf(clock.GetUtcNow()));
        return (Roll.Of(rows, form, RollQuery.Of(query, form), size), form);
    }

    private async Task<WaitingLine> LineAsync(Matter matter, CancellationToken cancellation)
    {
        var source = SourceOf(matter.Kind)!;
        var group = new WaitingGroup(matter.Kind, source.Kinds[matter.Kind]);
        var last = await reminders.FindAsync(source.PartitionOf(matter.Home), matter.Key, cancellation);
        var line = await source.FindAsync(matter.Home, matter.Key, cancellation) is { } open
            ? await lines.OfAsync(group, open, last?.Value, cancellation)
            : new(group, new(matter.Key, matter.What, null, matter.Until), [], null, null, ReminderRefusals.NotWaited());
        return line with { Home = matter.Home, About = About(matter) };
    }

    private static Bilingual About(Matter matter)
    {
        var about = matter.Title.Length == 0 ? matter.Organisation
            : matter.Party == WaitedParty.Holder ? matter.Title : $"{matter.Organisation} · {matter.Title}";
        return matter.Programme is { } programme ? new($"{about} · {programme.Zh}", $"{about} · {programme.En}") : Bilingual.Same(about);
    }
}
