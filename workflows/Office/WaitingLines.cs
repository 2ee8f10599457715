namespace Funding.Workflows.Office;

/// <param name="Address">Where the mail goes.</param>
public sealed record WaitingPerson(string Id, Bilingual Name, string Address);

/// <summary>Somebody who is waited for, with what the office may do about it.</summary>
/// <param name="Persons">As they are named; nobody where the kind names nobody.</param>
/// <param name="Written">The last mail about it that the log of mails has; null for none.</param>
/// <param name="GoesAt">When a reminder asked for now would go; null where none may be, and <paramref name="Why"/> says why.</param>
public sealed record WaitingLine(
    WaitingGroup Of, Waited Waited, IReadOnlyList<WaitingPerson> Persons, MailLine? Written, DateTimeOffset? GoesAt, Refusal? Why)
{
    /// <summary>Id of the award or organisation; empty in the list of one round.</summary>
    public string Home { get; init; } = "";

    /// <summary>What it is about, beside what is to be done; null for nothing.</summary>
    public Bilingual? About { get; init; }
}

/// <summary>Adds to what is waited for who the persons are, what they were written last, and whether a reminder may go.</summary>
public sealed class WaitingLines(PeopleStore people, DeliveryLog deliveries, Reminders reminders, TimeProvider clock)
{
    // The newest mails of a person among which the last about a thing is looked for.
    private const int Mails = 20;

    /// <summary>A read and a query for each person.</summary>
    /// <param name="last">The last reminder of it; null for none.</param>
    public async Task<WaitingLine> OfAsync(
        WaitingGroup group, OpenMatter matter, Reminded? last, CancellationToken cancellation = default)
    {
        var (home, waited) = matter;
        var verdict = reminders.VerdictOn(matter, last);
        return new(
            group,
            waited,
            await NamesAsync(waited, cancellation),
            await WrittenAsync(home.RoundId, waited, cancellation),
            verdict.GoesAt,
            verdict.Bar is { } bar ? ReminderRefusals.Of(bar, waited, last, clock.GetUtcNow()) : null);
    }

    /// <summary>The names alone: a read for each person.</summary>
    public async Task<WaitingLine> NamedAsync(WaitingGroup group, Waited waited, CancellationToken cancellation = default) =>
        new(group, waited, await NamesAsync(waited, cancellation), null, null, null);

    private async Task<IReadOnlyList<WaitingPerson>> NamesAsync(Waited waited, CancellationToken cancellation) =>
        await Task.WhenAll(waited.Persons.Select(async to =>
        {
            var person = (await people.FindAsync(to.PersonId, cancellation))?.Value;
            return new WaitingPerson(to.PersonId, waited.Name ?? Bilingual.Same(person?.ShownAs ?? to.PersonId), person?.Email ?? "");
        }));

    private async Task<MailLine?> WrittenAsync(string? roundId, Waited waited, CancellationToken cancellation)
    {
        var newest = await Task.WhenAll(waited.Persons.Select(async to =>
            (await deliveries.ListAsync(roundId, to.PersonId, Mails, null, cancellation)).Items
                .Select(item => item.Value).FirstOrDefault(mail => waited.IsAskedBy(mail.Template))));
        return newest.OfType<MailLine>().MaxBy(mail => mail.At);
    }
}
