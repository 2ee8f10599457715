namespace Funding.Workflows.Stages.Notice;

/// <summary>What the public notice does by itself: it places the ranked applications and opens their periods.</summary>
public sealed class NoticeActs(
    ITableStore tables,
    RoundStore rounds,
    RoundOrders orders,
    RoundSuccession succession,
    EntryMoney money,
    WorkingCalendar calendar,
    CommitWriter commits,
    TimeProvider clock)
{
    // An entry is its application's rows, two of the notice, an audit entry and a mail.
    private const int EntriesPerCommit = 11;

    /// <summary>A row or two, however many entries there are.</summary>
    public async Task<NoticeFacts> LookAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var ahead = KeyRange.Prefix(RoundKeys.NoticeEnds) with { From = $"{RoundKeys.NoticeEnds}{today:yyyy-MM-dd}" };
        var running = await tables.QueryAsync(partition, ahead, 1, null, cancellation);
        return new NoticeFacts(
            NoticePeriods.LastDay(
                ShanghaiTime.DayOf(round.PublicNoticeAt!.Value), calendar, NoticeSettings.Of(programme).WorkingDays),
            running.Rows is [{ Key: var key }, ..] ? DateOnly.ParseExact(key.AsSpan(RoundKeys.NoticeEnds.Length, 10), "yyyy-MM-dd") : null,
            await tables.AnyAsync(partition, RoundKeys.NoticesHeld, cancellation));
    }

    /// <returns>The round with its notice out.</returns>
    public async Task<Round> OpenAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var now = clock.GetUtcNow();
        var today = ShanghaiTime.DayOf(now);
        var number = round.PublicNoticeNumberToBe();
        var closes = NoticePeriods.LastDay(today, calendar, NoticeSettings.Of(programme).WorkingDays);
        var places = await succession.ReadAsync(round, cancellation: cancellation);
        var unpaid = await money.OpenAsync(round, programme, places, cancellation);
        string? continuation = null;
        do
        {
            var page = await orders.PageAsync(round, EntriesPerCommit, continuation, cancellation);
            await WriteAsync(round, places, unpaid, page.Items, number, today, closes, cancellation);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return round with { PublicNoticeNumber = number, PublicNoticeAt = now };
    }

    private async Task WriteAsync(
        Round round,
        RoundPlaces places,
        IReadOnlySet<string> unpaid,
        IReadOnlyList<Stored<RankedApplication>> entries,
        string number,
        DateOnly opens,
        DateOnly closes,
        CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var commit = new Commit(partition);
        var applications = await Task.WhenAll(entries.Select(e => tables.GetAsync<Application>(
            partition, RoundKeys.Application(e.Value.ApplicationId), cancellation)));
        foreach (var (ranked, stored) in entries.Select(e => e.Value).Zip(applications, (entry, application) => (entry, application!)))
        {
            if (stored.Value.State != ApplicationState.Eligible)
            {
                // Placed by an attempt that broke off: its period counts from the day on which the page is really out.
                if (stored.Value.State == ApplicationState.Selected)
                {
                    commit.PutEntry(EntryOf(stored.Value, ranked, places, number, opens, closes));
                }

                continue;
            }

            // The list is as it was voted on; who withdrew since is not in it, and the reserve has moved up.
            var state = places.Holds(stored.Value.Id) && !unpaid.Contains(stored.Value.Id) ? ApplicationState.Selected
                : ranked.Entry.Standing == Standing.Reserve ? ApplicationState.Reserve
                : ApplicationState.NotSelected;
            var placed = stored.Value with { State = state, Rank = ranked.Entry.Rank };
            commit.ReplaceApplication(stored, placed)
                .Audit(AuditNote.By(
                    Actor.Rule("public-notice"),
                    "application-placed",
                    placed.Id,
                    ("standing", $"{ranked.Entry.Standing}"),
                    ("why", $"{ranked.Entry.Reason}")).Moves(placed.Desk, ApplicationState.Eligible, state));
            if (state == ApplicationState.Selected)
            {
                var entry = EntryOf(placed, ranked, places, number, opens, closes);
                commit.PutEntry(entry).NoticeOpened(round, placed, entry);
            }
            else
            {
                commit.NotProposed(round, placed, number, opens, closes);
            }
        }

        if (commit.Count > 0)
        {
            await commits.SaveAsync(commit, cancellation);
        }
    }

    private static NoticeEntry EntryOf(
        Application placed, RankedApplication ranked, RoundPlaces places, string number, DateOnly opens, DateOnly closes) =>
        new(
            placed.Id,
            placed.OrganisationName,
            placed.Title,
            placed.Desk,
            ranked.Entry.Rank!.Value,
            ranked.Entry.Score,
            number,
            opens,
            closes,
            [])
        {
            Granted = places.GrantedTo(placed.Id),
        };
}
