namespace Funding.Workflows.Review;

/// <summary>
/// Ends the reviews of an application that its applicant withdrew: open sheets end, signed ones are kept, nobody is looked for.
/// </summary>
public sealed class WithdrawnReviews(ITableStore tables, StageOffers offers, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Adds it to the commit of the withdrawal.</summary>
    /// <returns>Whether there was anything to end or anybody to tell.</returns>
    public Task<bool> AddAsync(Commit commit, Round round, string applicationId, string name, CancellationToken cancellation) =>
        AddAsync(commit, round, applicationId, name, [], cancellation);

    /// <inheritdoc cref="AddAsync(Commit, Round, string, string, CancellationToken)"/>
    /// <param name="beside">Experts who are told as well, whether they hold a seat or not; each is told once.</param>
    public async Task<bool> AddAsync(
        Commit commit, Round round, string applicationId, string name, IEnumerable<string> beside, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var any = false;
        await foreach (var seat in tables.EnumerateAsync<PanelMember>(
            partition, KeyRange.Prefix(RoundKeys.PanelPrefix(applicationId)), cancellation))
        {
            if (!seat.Value.State.HoldsSeat())
            {
                continue;
            }

            any = true;
            var expert = seat.Value.ExpertId;
            Tell(expert);
            if (seat.Value.State.IsOpen())
            {
                var reviewer = (await tables.GetAsync<Reviewer>(partition, ReviewKeys.Reviewer(expert), cancellation))!;
                var sheet = (await tables.GetAsync<ReviewSheet>(partition, RoundKeys.Sheet(expert, applicationId), cancellation))!;
                var reason = ReviewTexts.Of("application-withdrawn").Zh;
                commit.MoveSheets(
                    round.CloseOf(offers.KindOf<IPanel>(round)),
                    reviewer,
                    [(sheet, sheet.Value with { State = ReviewState.Replaced, RecusalReason = reason })],
                    null,
                    clock.GetUtcNow());
            }
        }

        foreach (var expert in beside)
        {
            any = true;
            Tell(expert);
        }

        foreach (var kind in (string[])[RoundKeys.EmptySeats, ReviewKeys.UnfillableSeats])
        {
            await foreach (var seat in tables.EnumerateAsync(partition, KeyRange.Prefix($"{kind}{applicationId}:"), cancellation))
            {
                any = true;
                commit.Delete(seat.Key, seat.ETag);
            }
        }

        return any;

        void Tell(string expert)
        {
            if (told.Add(expert))
            {
                commit.Mail(
                    round,
                    MailTemplates.ReviewWithdrawn,
                    expert,
                    applicationId,
                    null,
                    ("ApplicationName", name),
                    ("ApplicationNumber", applicationId));
            }
        }
    }

    /// <summary>
    /// For applications withdrawn between the fixing of the lists and the draw: the draw is of the lists as they were fixed.
    /// </summary>
    public async Task EndDrawnAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        await foreach (var withdrawal in tables.EnumerateAsync<Withdrawal>(partition, KeyRange.Prefix(RoundKeys.Withdrawals), cancellation))
        {
            var application = (await tables.GetAsync<Application>(
                partition, RoundKeys.Application(withdrawal.Value.ApplicationId), cancellation))!.Value;
            var commit = new Commit(partition);
            if (await AddAsync(commit, round, application.Id, application.Name, cancellation))
            {
                await commits.SaveAsync(commit, cancellation);
            }
        }
    }
}
