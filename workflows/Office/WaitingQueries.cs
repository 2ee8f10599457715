namespace Funding.Workflows.Office;

/// <param name="Address">Where the mail goes.</param>
public sealed record WaitingPerson(string Id, Bilingual Name, string Address);

/// <summary>Somebody who is waited for, with what the office may do about it.</summary>
/// <param name="Persons">As they are named; nobody where the kind names nobody.</param>
/// <param name="Written">The last mail about it that the log of mails has; null for none.</param>
/// <param name="GoesAt">When a reminder asked for now would go; null where none may be, and <paramref name="Why"/> says why.</param>
public sealed record WaitingLine(
    PlannedStage Stage, Waited Waited, IReadOnlyList<WaitingPerson> Persons, MailLine? Written, DateTimeOffset? GoesAt, Refusal? Why);

/// <param name="Continuation">Null when nothing follows.</param>
public sealed record WaitingPage(IReadOnlyList<WaitingLine> Lines, string? Continuation);

/// <summary>Who is waited for in a running round, one by one, for administrators.</summary>
public sealed class WaitingQueries(
    StageFaces stages, ReminderStore reminders, PeopleStore people, DeliveryLog deliveries, OfficeHours hours, TimeProvider clock)
{
    public const int PageSize = 40;

    /// <summary>Lines on the round's own page.</summary>
    public const int First = 5;

    // The newest mails of a person in the round among which the last about a thing is looked for.
    private const int Mails = 20;

    /// <summary>
    /// A page: the kinds' own reads up to its end, a transaction for a thousand reminders, and a read and a query for each person on it.
    /// </summary>
    /// <param name="from">Lines before it.</param>
    public async Task<WaitingPage> PageAsync(Actor actor, Round round, int from, CancellationToken cancellation = default)
    {
        var lines = await LinesAsync(actor, round, cancellation).Skip(from).Take(PageSize + 1).ToListAsync(cancellation);
        var given = await reminders.AllAsync(round.Id, cancellation);
        var shown = await Task.WhenAll(lines.Take(PageSize).Select(async line => await WithAsync(
            round, line, given.GetValueOrDefault(line.Waited.Key)?.Value, cancellation)));
        return new(shown, lines.Count > PageSize ? $"{from + PageSize}" : null);
    }

    /// <summary>The first lines with the names alone: a read for each of their persons beside the kinds' own.</summary>
    public async Task<IReadOnlyList<WaitingLine>> FirstAsync(Actor actor, Round round, CancellationToken cancellation = default)
    {
        var lines = await LinesAsync(actor, round, cancellation).Take(First).ToListAsync(cancellation);
        return await Task.WhenAll(lines.Select(async line => new WaitingLine(
            line.Stage, line.Waited, await NamesAsync(line.Waited, cancellation), null, null, null)));
    }

    private async IAsyncEnumerable<(PlannedStage Stage, Waited Waited)> LinesAsync(
        Actor actor, Round round, [EnumeratorCancellation] CancellationToken cancellation)
    {
        actor.Demand(Right.ManageLinks);
        foreach (var stage in round.PresentStages())
        {
            await foreach (var waited in stages.WaitedAsync(round, stage.Id, cancellation))
                yield return (stage, waited);
        }
    }

    private async Task<WaitingLine> WithAsync(
        Round round, (PlannedStage Stage, Waited Waited) line, Reminded? last, CancellationToken cancellation)
    {
        var (now, waited) = (clock.GetUtcNow(), line.Waited);
        var verdict = ReminderDecision.Of(waited, waited.Reminder?.TermIn(round), last, hours, now);
        return new(
            line.Stage,
            waited,
            await NamesAsync(waited, cancellation),
            await WrittenAsync(round.Id, waited, cancellation),
            verdict.GoesAt,
            verdict.Bar is { } bar ? ReminderRefusals.Of(bar, waited, last, now) : null);
    }

    private async Task<IReadOnlyList<WaitingPerson>> NamesAsync(Waited waited, CancellationToken cancellation) =>
        await Task.WhenAll(waited.Persons.Select(async to =>
        {
            var person = (await people.FindAsync(to.PersonId, cancellation))?.Value;
            return new WaitingPerson(to.PersonId, waited.Name ?? Bilingual.Same(person?.ShownAs ?? to.PersonId), person?.Email ?? "");
        }));

    private async Task<MailLine?> WrittenAsync(string roundId, Waited waited, CancellationToken cancellation)
    {
        var newest = await Task.WhenAll(waited.Persons.Select(async to =>
            (await deliveries.ListAsync(roundId, to.PersonId, Mails, null, cancellation)).Items
                .Select(item => item.Value).FirstOrDefault(mail => waited.IsAskedBy(mail.Template))));
        return newest.OfType<MailLine>().MaxBy(mail => mail.At);
    }
}
