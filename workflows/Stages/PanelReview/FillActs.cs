namespace Funding.Workflows.Stages.PanelReview;

/// <summary>
/// Finds somebody for every seat given up while the review is open; seats for which nobody is found are shown to the office.
/// </summary>
internal sealed class FillActs(
    ITableStore tables, RoundStore rounds, FillPool pools, PeopleStore people, WorkingCalendar calendar, CommitWriter commits,
    TimeProvider clock)
{
    private const int SeatsAtOnce = 15;

    public async Task FillPanelsAsync(string roundId, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        FillState? state = null;
        while (true)
        {
            var round = (await rounds.GetAsync(roundId, cancellation)).Value;
            if (!round.IsAt(PanelReviewStage.Kind) || !ShanghaiTime.IsInTime(clock.GetUtcNow(), round.CloseOf(PanelReviewStage.Kind)))
            {
                return;
            }

            var page = await tables.QueryAsync<EmptySeat>(
                partition, KeyRange.Prefix(RoundKeys.EmptySeats), SeatsAtOnce, null, cancellation);
            if (page.Items.Count == 0 && page.Continuation is null)
            {
                return;
            }

            state ??= await pools.ReadAsync(round, cancellation);
            if (!await Attempts.OnceAsync(() => FillAsync(round, state, page.Items, cancellation), cancellation))
            {
                // An expert acted meanwhile: read everything again.
                state = null;
            }
        }
    }

    private async Task FillAsync(Round round, FillState state, IReadOnlyList<Stored<EmptySeat>> seats, CancellationToken cancellation)
    {
        var unfillable = new List<(Stored<EmptySeat> Seat, AssignmentShortfall Shortfall)>();
        foreach (var seat in seats)
        {
            var (inputs, application) = await pools.InputsAsync(round.Id, state, seat.Value, cancellation);
            var decision = Replacement.Find(inputs, new PanelSeat(seat.Value.ApplicationId, seat.Value.ExpertIdBefore, seat.Value.Seat));
            if (decision.Seat is { } found)
            {
                await SeatAsync(round, state, seat, found, application, decision.Shortfall, cancellation);
            }
            else
            {
                unfillable.Add((seat, decision.Shortfall!));
            }
        }

        if (unfillable.Count > 0)
        {
            await GiveUpAsync(round, unfillable, cancellation);
        }
    }

    private async Task SeatAsync(
        Round round,
        FillState state,
        Stored<EmptySeat> empty,
        PanelSeat found,
        DrawnApplication application,
        AssignmentShortfall? standIn,
        CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var now = clock.GetUtcNow();
        var closes = round.CloseOf(PanelReviewStage.Kind);
        var expert = state.Pool[found.ExpertId];
        var stored = await tables.GetAsync<Reviewer>(partition, ReviewKeys.Reviewer(found.ExpertId), cancellation);
        var reviewer = stored?.Value
            ?? new Reviewer
            {
                ExpertId = expert.PersonId,
                Alias = state.AliasOf(expert.PersonId),
                Name = expert.Name,
                Party = Parties.Read(expert.Party)!.Value,
                Opened = now
            };
        var after = reviewer.Move(null, ReviewState.Assigned);
        var commit = new Commit(partition)
            .InsertSheet(new ReviewSheet
            {
                ApplicationId = application.Id,
                ExpertId = expert.PersonId,
                ExpertAlias = reviewer.Alias,
                State = ReviewState.Assigned,
                AssignedAt = now,
                AnswerBy = AnswerDay.Of(calendar, PanelReviewSettings.Of(state.Programme), ShanghaiTime.DayOf(now), closes),
                Seat = found.Seat,
                OrganisationName = application.OrganisationName,
                Title = application.Title,
                Organisations = application.Organisations,
            })
            .Delete(empty.Key, empty.ETag)
            // One digest an hour, however many seats come together.
            .Mail(
                round,
                MailTemplates.ReviewInvitation,
                expert.PersonId,
                $"fill-{now.UtcDateTime:yyyyMMddHH}",
                ReviewMail.DeskLink(round, closes),
                ("Count", $"{after.Open}"),
                ReviewMail.Deadline(closes))
            .Follow(new ReviewerKey(round.Id, expert.PersonId).Subject)
            .Wake(new ReviewerKey(round.Id, expert.PersonId).Subject)
            .Audit(AuditNote.By(
                Actor.Rule(PanelReviewStage.FillPanels.Name),
                "seat-filled",
                application.Id,
                ("before", empty.Value.ExpertIdBefore),
                ("after", expert.PersonId),
                ("reason", empty.Value.Reason)));
        commit = stored is null
            ? commit.Insert(ReviewKeys.Reviewer(expert.PersonId), after).Waits(closes, after)
            : commit.Count(closes, stored, after);
        await ShortfallAsync(commit, application.Id, found.Seat, standIn, cancellation);
        await commits.SaveAsync(commit, cancellation);
        state.Loads[expert.PersonId] = after.Load;
    }

    private async Task GiveUpAsync(
        Round round, List<(Stored<EmptySeat> Seat, AssignmentShortfall Shortfall)> seats, CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(round.Id));
        foreach (var (seat, _) in seats)
        {
            commit.Delete(seat.Key, seat.ETag).Upsert(
                ReviewKeys.UnfillableSeat(seat.Value.ApplicationId, seat.Value.ExpertIdBefore), seat.Value);
        }

        foreach (var shortfall in seats.Select(s => s.Shortfall).DistinctBy(s => (s.ApplicationId, s.Party)))
        {
            commit.Upsert(ReviewKeys.Shortfall(shortfall.ApplicationId, shortfall.Party.Id()), shortfall);
        }

        var first = seats[0].Seat;
        commit.Audit(AuditNote.By(
            Actor.Rule(PanelReviewStage.FillPanels.Name),
            "seats-unfillable",
            round.Id,
            ("seats", $"{seats.Count}"),
            ("first", first.Value.ApplicationId)));
        ReviewMail.TellShortfalls(
            commit,
            round,
            round.CloseOf(PanelReviewStage.Kind),
            await people.OfficeAsync(cancellation),
            [.. seats.Select(s => s.Shortfall)],
            $"{first.Key}:{first.Value.Since.UtcTicks}");
        await commits.SaveAsync(commit, cancellation);
    }

    private async Task ShortfallAsync(
        Commit commit, string applicationId, Party seat, AssignmentShortfall? now, CancellationToken cancellation)
    {
        var key = ReviewKeys.Shortfall(applicationId, seat.Id());
        if (now is not null)
        {
            commit.Upsert(key, now);
        }
        else if (await tables.GetAsync(commit.Partition, key, cancellation) is not null)
        {
            commit.Delete(key);
        }
    }
}
