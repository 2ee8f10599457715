namespace Funding.Workflows.Rounds;

/// <summary>
/// Reads who has what to do with a round, as far as a change of its days may concern it, and asks <see cref="Concerns"/>.
/// </summary>
public sealed class DeadlineAudience(ITableStore tables, RoundStore rounds, PeopleStore people, ConflictDeclarations conflicts,
    StageKindSet kinds, WorkingCalendar calendar)
{
    /// <summary>Reads the applications only where the call moves and the sheets only where the review does.</summary>
    public async Task<IReadOnlyList<Concerned>> ReadAsync(Round round, DeadlineChange change, CancellationToken cancellation = default)
    {
        var parts = new List<RoundPart>();
        if (change.Find(CallStage.Kind) is not null)
        {
            await AddApplicantsAsync(parts, round.Id, cancellation);
        }

        if (change.Find(CallStage.Kind) is not null || change.Find(QuotaStage.Kind) is not null)
        {
            await AddDesksAsync(parts, round.Id, cancellation);
        }

        if (change.IsAt(PanelReviewStage.Kind) && change.Find(PanelReviewStage.Kind) is { } review)
        {
            await AddExpertsAsync(parts, round, review, cancellation);
        }

        foreach (var stage in round.Stages.SkipWhile(s => s.Id != change.Stage))
        {
            var moved = change.Moved.Where(m => m.Day.Stage == stage.Id).ToList();
            parts.AddRange(moved.Count == 0 ? [] : (await kinds[stage.Kind].ConcernedAsync(round, stage, moved, cancellation))
                .Select(c => new StagePart(c.PersonId, c.Moved, c.What, new ConcernPage(c.Purpose.Name, c.Path))));
        }

        await AddCommitteeAsync(parts, round, change, cancellation);
        await AddStaffAsync(parts, round, cancellation);
        return Concerns.Decide(change, parts);
    }

    private async Task AddApplicantsAsync(List<RoundPart> parts, string roundId, CancellationToken cancellation)
    {
        await foreach (var stored in tables.EnumerateAsync<Application>(RoundKeys.Partition(roundId),
            KeyRange.Prefix(RoundKeys.Applications), cancellation))
        {
            var application = stored.Value;
            parts.AddRange(application.Editors.Select(e =>
                new ApplicantPart(e, ApplicationCommands.NameOf(application), application.State)));
        }
    }

    private async Task AddDesksAsync(List<RoundPart> parts, string roundId, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var counts = (await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation))?.Value.Counts;
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(partition, KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            var desk = quota.Value;
            var name = (await rounds.GetDeskAsync(roundId, desk.Desk, cancellation)).Name;
            var applications = desk.Ranked.Count + (counts?.GetValueOrDefault($"{desk.Desk}|{ApplicationState.Submitted}") ?? 0);
            var recommenders = await people.InRoleAsync(Role.Recommender, desk.Desk, cancellation);
            parts.AddRange(recommenders.Select(p => new DeskPart(p.Id, name, desk.Limit, applications)));
        }
    }

    private async Task AddExpertsAsync(List<RoundPart> parts, Round round, MovedDay review, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        await foreach (var reviewer in tables.EnumerateAsync<Reviewer>(partition, KeyRange.Prefix(ReviewKeys.Reviewers), cancellation))
        {
            if (reviewer.Value.Open == 0)
            {
                continue;
            }

            var moved = new List<(DateOnly Old, DateOnly New)>();
            await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(partition,
                KeyRange.Prefix(RoundKeys.SheetPrefix(reviewer.Value.ExpertId)), cancellation))
            {
                var counted = AnswerDay.Of(calendar, programme, ShanghaiTime.DayOf(sheet.Value.AssignedAt), review.New);
                if (sheet.Value.State == ReviewState.Assigned && counted > sheet.Value.AnswerBy)
                {
                    moved.Add((sheet.Value.AnswerBy, counted));
                }
            }

            var earliest = moved.Count == 0 ? default((DateOnly Old, DateOnly New)?) : moved.Min();
            parts.Add(new ExpertPart(reviewer.Value.ExpertId, reviewer.Value.Open, earliest?.Old, earliest?.New));
        }
    }

    private async Task AddCommitteeAsync(List<RoundPart> parts, Round round, DeadlineChange change, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var entitled = PublicValueCommands.Entitled(round);
        foreach (var member in round.Committee.Concat(round.Deputies).Distinct())
        {
            var enters = change.IsNotPast(DrawStage.Kind) && round.Draw!.PublicValue is null && entitled.Contains(member)
                && await tables.GetAsync(partition, RoundKeys.PublicValue(member), cancellation) is null;
            var votes = ApprovalCommands.MayVote(round, member) && !await conflicts.HasAnyAsync(member, round.Id, cancellation)
                && (!change.IsAt(CommitteeStage.Kind)
                    || await tables.GetAsync(partition, VoteKeys.Of(round, member), cancellation) is null);
            parts.Add(new CommitteePart(member, enters, votes));
        }
    }

    private async Task AddStaffAsync(List<RoundPart> parts, Round round, CancellationToken cancellation)
    {
        parts.AddRange((await people.InRoleAsync(Role.Officer, null, cancellation)).Select(p => new OfficerPart(p.Id)));
        parts.AddRange((await people.StaffOfAsync(round, cancellation)).Select(p => new StaffPart(p)));
    }
}
