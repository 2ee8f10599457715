namespace Funding.Workflows.Office;

/// <summary>What became of a mail, as the office asks for it.</summary>
public enum MailStanding
{
    Waiting,
    Sent,
    NotDelivered,
}

/// <summary>Which mails are shown.</summary>
/// <param name="Kind">Name of a template; null for every.</param>
public sealed record MailFilter(MailStanding? Standing, string? Kind)
{
    public bool Shows(MailLine line) => (Kind is null || line.Template == Kind) && (Standing is null || Standing == StandingOf(line));

    public static MailStanding StandingOf(MailLine line) => line.State switch
    {
        null => MailStanding.Waiting,
        DeliveryState.Sent => MailStanding.Sent,
        _ => MailStanding.NotDelivered,
    };
}

/// <param name="RoundId">Null for what belongs to no round.</param>
public sealed record LoggedMail(string? RoundId, MailLine Line);

/// <param name="Continuation">Null when nothing follows.</param>
public sealed record MailLogPage(IReadOnlyList<LoggedMail> Mails, string? Continuation);

/// <summary>Who got which mail, when, and what waits: for administrators, without what links open.</summary>
public sealed class MailLog(ITableStore tables, DeliveryLog deliveries, RoundStore rounds, PeopleStore people, MailRenderer renderer)
{
    public const int PageSize = 50;

    /// <summary>Mails of one person that are shown of one round, beside those that wait.</summary>
    public const int OfPerson = 100;

    /// <summary>Rounds that are looked into for one person, the newest.</summary>
    public const int Rounds = 20;

    /// <summary>Pages that are read at most for one answer, however few of their mails are asked for.</summary>
    private const int Scanned = 10;

    // How a continuation begins: among what waits, or among what was settled.
    private const string AmongWaiting = "w";
    private const string AmongSettled = "s";

    /// <summary>Of everybody: what waits, then the newest first.</summary>
    public async Task<MailLogPage> OfRoundAsync(
        Actor actor, string roundId, MailFilter filter, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var found = new List<MailLine>();
        var left = Scanned;
        do
        {
            var (lines, next) = await PageAsync(roundId, continuation ?? AmongWaiting, cancellation);
            found.AddRange(lines.Where(filter.Shows));
            continuation = next;
        }
        while (continuation is not null && found.Count < PageSize && --left > 0);
        return new([.. found.Select(l => new LoggedMail(roundId, l))], continuation);
    }

    /// <summary>Of some persons in one round.</summary>
    /// <param name="roundId">Null for what belongs to no round.</param>
    public async Task<MailLogPage> OfPeopleAsync(
        Actor actor, string? roundId, IReadOnlyCollection<string> persons, MailFilter filter, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var found = new List<MailLine>();
        if (persons.Count > 0)
        {
            await foreach (var effect in tables.EnumerateAsync<Effect>(OutboxKeys.PartitionOf(roundId), OutboxKeys.Waiting, cancellation))
            {
                if (RequestOf(effect.Value) is { } request && persons.Contains(request.PersonId)
                    && await LineOfAsync(effect.Value, request, cancellation) is { HidesRecipient: false } line)
                {
                    found.Add(line);
                }
            }
        }

        foreach (var person in persons)
            found.AddRange((await deliveries.ListAsync(roundId, person, OfPerson, null, cancellation)).Items.Select(i => i.Value));
        return new([.. Ordered(found.Where(filter.Shows).Select(l => new LoggedMail(roundId, l)))], null);
    }

    /// <summary>Of one person in the newest rounds and outside of them: two queries each.</summary>
    public async Task<MailLogPage> OfPersonAsync(
        Actor actor, string personId, MailFilter filter, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var found = new List<LoggedMail>();
        var newest = (await rounds.AllAsync(cancellation)).OrderByDescending(r => r.Opens).Take(Rounds).Select(r => (string?)r.Id);
        foreach (var round in newest.Prepend(null))
            found.AddRange((await OfPeopleAsync(actor, round, [personId], filter, cancellation)).Mails);
        return new([.. Ordered(found)], null);
    }

    private static IEnumerable<LoggedMail> Ordered(IEnumerable<LoggedMail> mails) =>
        mails.OrderBy(m => m.Line.State is not null).ThenByDescending(m => m.Line.At);

    private async Task<(IReadOnlyList<MailLine> Lines, string? Next)> PageAsync(
        string roundId, string continuation, CancellationToken cancellation)
    {
        var from = continuation.Length > 1 ? continuation[1..] : null;
        if (!continuation.StartsWith(AmongWaiting, StringComparison.Ordinal))
        {
            var settled = await deliveries.ListAsync(roundId, null, PageSize, from, cancellation);
            return ([.. settled.Items.Select(i => i.Value)], settled.Continuation is { } more ? AmongSettled + more : null);
        }

        var page = await tables.QueryAsync<Effect>(OutboxKeys.PartitionOf(roundId), OutboxKeys.Waiting, PageSize, from, cancellation);
        var waiting = new List<MailLine>();
        foreach (var effect in page.Items)
        {
            if (RequestOf(effect.Value) is { } request)
                waiting.Add(await LineOfAsync(effect.Value, request, cancellation));
        }

        return (waiting, page.Continuation is { } rest ? AmongWaiting + rest : AmongSettled);
    }

    /// <returns>Null for an effect that is no mail.</returns>
    private static MailRequest? RequestOf(Effect effect) =>
        effect.Kind == MailEffectHandler.KindName ? FundingJson.Deserialize<MailRequest>(effect.Payload) : null;

    private async Task<MailLine> LineOfAsync(Effect effect, MailRequest request, CancellationToken cancellation)
    {
        var person = (await people.FindAsync(request.PersonId, cancellation))?.Value;
        var line = renderer.LineOf(request, MailRecipient.Of(request, person));
        return (line with { Asking = MailAsking.Of(effect, effect.Attempts), At = effect.NotBefore }).Because(effect.LastError);
    }
}
