namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Ends the review: what is not signed lapses, what nobody took stays empty.</summary>
internal sealed class CloseReviewActs(
    ITableStore tables, ReviewFacts facts, PeopleStore people, CommitWriter commits, OfficeHours hours,
    TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(PanelReviewKind));

    private const int AtOnce = 20;
    private const int MailLines = 30;

    public async Task CloseAsync(Round round, CancellationToken cancellation)
    {
        await LapseAsync(round, cancellation);
        await LeaveEmptyAsync(RoundKeys.Partition(round.Id), cancellation);
    }

    /// <summary>
    /// Every day past the close, while an application has no signed sheet at all: the administrators extend the review or find experts.
    /// </summary>
    public async Task EscalateUnscoredAsync(Round round, CancellationToken cancellation)
    {
        var unscored = await facts.UnscoredAsync(round, cancellation);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        foreach (var administrator in unscored.Count == 0 ? [] : await people.OfficeAsync(cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(
                    round,
                    MailTemplates.ReviewUnscored,
                    administrator,
                    $"{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}",
                    RoundMail.DeskLink(LinkPurpose.Office, round.Id, today.AddDays(14)),
                    ("Count", $"{unscored.Count}"),
                    ("Missing", string.Join('\n', unscored.Take(MailLines).Select(a => $"{a.Id} {a.OrganisationName}")))), cancellation);
        }
    }

    private async Task LapseAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        while (true)
        {
            var page = await tables.QueryAsync(partition, KeyRange.Prefix(RoundKeys.UnsignedSheets), AtOnce, null, cancellation);
            if (page.Rows.Count == 0 && page.Continuation is null)
            {
                return;
            }

            foreach (var ofExpert in page.Rows.Select(r => r.Key[RoundKeys.UnsignedSheets.Length..].Split(':', 2)).GroupBy(
                k => k[0], k => k[1]))
            {
                // One may be signed in the last second: the next page shows what is left.
                await Attempts.OnceAsync(() => LapseAsync(round, ofExpert.Key, [.. ofExpert], cancellation), cancellation);
            }
        }
    }

    private async Task LapseAsync(Round round, string expertId, IReadOnlyList<string> applications, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var reviewer = (await tables.GetAsync<Reviewer>(partition, ReviewKeys.Reviewer(expertId), cancellation))!;
        var sheets = new List<(Stored<ReviewSheet>, ReviewSheet)>();
        foreach (var application in applications)
        {
            var sheet = (await tables.GetAsync<ReviewSheet>(partition, RoundKeys.Sheet(expertId, application), cancellation))!;
            sheets.Add((sheet, sheet.Value with { State = ReviewState.Replaced, RecusalReason = Texts.Of("reason.unsigned").Zh }));
        }

        var commit = new Commit(partition).MoveSheets(
            round.CloseOf(PanelReviewStage.Kind), reviewer, sheets, null, clock.GetUtcNow());
        commit.Audit(AuditNote.By(Actor.Rule(PanelReviewStage.Close.Name), "sheets-lapsed", expertId, ("sheets", $"{sheets.Count}")));
        await commits.SaveAsync(commit, cancellation);
    }

    private async Task LeaveEmptyAsync(string partition, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await tables.QueryAsync<EmptySeat>(partition, KeyRange.Prefix(RoundKeys.EmptySeats), AtOnce, null, cancellation);
            if (page.Items.Count == 0 && page.Continuation is null)
            {
                return;
            }

            var commit = new Commit(partition);
            foreach (var seat in page.Items)
            {
                commit.Delete(seat.Key, seat.ETag).Upsert(
                    ReviewKeys.UnfillableSeat(seat.Value.ApplicationId, seat.Value.ExpertIdBefore), seat.Value);
            }

            await commits.SaveAsync(commit, cancellation);
        }
    }
}
