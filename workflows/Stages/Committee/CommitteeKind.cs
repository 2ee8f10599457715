namespace Funding.Workflows.Stages.Committee;

internal sealed class CommitteeKind(
    ITableStore tables, PeopleStore people, ConflictDeclarations conflicts, OpenCases cases, CaseBallotStore ballots, ApprovalActs acts,
    ListActs lists, CaseVoteActs byCase, VoteWaitQueries waits, VacantPlaces vacant, VoteDataStore votes)
    : StageKind<CommitteeSettings, CommitteeFacts>(new CommitteeDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(CommitteeStage.RequestApproval, acts.RequestAsync).AndByCase(byCase.AskAsync),
        ActRun.Of(CommitteeStage.RemindApproval, acts.RemindAsync).AndByCase(byCase.RemindAsync),
        ActRun.Changing(CommitteeStage.CallDeputies, acts.CallDeputiesAsync).AndByCase(byCase.CallDeputiesAsync),
        ActRun.Of(CommitteeStage.ReturnToRanking, acts.ReturnAsync).AndByCase(byCase.ReturnAsync),
        ActRun.Nothing(CommitteeStage.Close).AndByCase((_, _, _) => Task.CompletedTask),
    ];

    public override IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        votes.OfAsync(personId, round, cancellation);

    public override void Map(IStageRoutes routes)
    {
        CommitteePages.Map(routes.Group(Audience.Approve));
        ApprovalApi.Map(routes.Group(Audience.Api));
    }

    public override IReadOnlyList<MailTemplate> Mails => VoteMails.All;

    /// <summary>Exactly as many members as votes are needed: who comes beside them is a deputy.</summary>
    public override IEnumerable<Refusal> CheckLaunch(LaunchRequest request, Programme programme, StagePlan plan, DateOnly opens)
    {
        var votes = Settings(programme).Votes;
        if (request.Committee is { } members && members.Count != votes)
        {
            yield return ApprovalRefusals.OtherNumber(votes, members.Count);
        }
    }

    public override Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(
        LaunchRequest request, LaunchPlan plan, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LaunchFinding>>(
        plan.Deputies.Count == 0 ? [new LaunchFinding("no-deputies", "deputies", Texts.Of("launch.no-deputies"))] : []);

    /// <summary>Who may vote and has not.</summary>
    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (change.Find(Kind) is null)
        {
            yield break;
        }

        foreach (var member in round.Committee.Concat(round.Deputies).Distinct().Where(m => ApprovalCommands.MayVote(round, m)))
        {
            if (!await conflicts.HasAnyAsync(member, round.Id, cancellation)
                && (!change.IsAt(Kind)
                    || await tables.GetAsync(RoundKeys.Partition(round.Id), VoteKeys.Of(round, member), cancellation) is null))
            {
                yield return new VotePart(member);
            }
        }
    }

    public override Task<IReadOnlyList<StageDate>> DatesAsync(
        Round round, PlannedStage stage, Actor person, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StageDate>>(
            person.Can(Right.ApproveRanking) && !round.HasPassed(Kind) && ApprovalCommands.MayVote(round, person.PersonId)
            && stage.Closes is { } closes
                ? [new("vote", Texts.Of("date"), closes, Paths.Of(Paths.ApproveRound, round.Id))] : []);

    public override StageConcern Tell(Round round, Concern concern) => new(
        Texts.Of("concern"), RoundMail.AskLink(LinkPurpose.Approve, round, Kind, round.CloseOf(Kind).AddDays(30)));

    /// <summary>Members whose vote is missing; case by case how many applications wait for one.</summary>
    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        if (at.Round.IsVotedOnByCase())
        {
            return await cases.CountAsync(at.Round.Id, at.Stage.Id, cancellation) is > 0 and var open
                ? [new(Texts.Of("waits.cases", Texts.Number(open)), OfficeLinks.Cases(at.Round.Id, at.Stage.Id))] : [];
        }

        var votes = await acts.VotesAsync(at.Round, cancellation);
        var names = new List<Bilingual>();
        foreach (var member in at.Round.Committee.Where(m => votes.All(v => v.PersonId != m)))
        {
            names.Add(Bilingual.Same(await people.ShownAsAsync(member, cancellation)));
        }

        return names.Count > 0
            ? [new(Texts.Of("waits.votes", Texts.Names(names)), Paths.Of(Paths.OfficeRanking, at.Round.Id))]
            : [];
    }

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        at.Round.IsVotedOnByCase() ? waits.OnCasesAsync(at, cancellation) : waits.OnListAsync(at, cancellation);

    /// <summary>The letters, while cases have something to say.</summary>
    public override async IAsyncEnumerable<SubjectKey> SubjectsAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await tables.AnyAsync(RoundKeys.Partition(round.Id), VoteKeys.Lines(stage.Id), cancellation))
        {
            yield return VoteLetterSubject.KeyOf(round.Id, stage.Id);
        }
    }

    /// <summary>The members hear of it while they vote on all together.</summary>
    public override async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        await vacant.AddAsync(commit, round, leaving, cancellation);
        return round.IsRolling() ? [] : round.Committee;
    }

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => lists.EnsureAsync(entering, cancellation);

    public override async Task<CommitteeFacts> LookAsync(StageView at, CancellationToken cancellation) => at.Case is { } one
        ? (await ballots.OfCaseAsync(at.Round, at.Stage, one.CaseId, cancellation)).Facts(Settings(at.Programme).Votes)
        : await acts.ReadAsync(at.Round, Settings(at.Programme).Votes, cancellation);

    public override StageStep Next(CommitteeSettings settings, CommitteeFacts facts, StageMoment moment) =>
        CommitteeStage.Next(settings, facts, moment);

    /// <summary>A query for each pass.</summary>
    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation)
    {
        if (application is { At: null, Rank: null, State: not ApplicationState.Eligible })
        {
            return [];
        }

        var round = at.Round.For(application);
        var stage = round.Stages.Of(at.Stage.Id);
        var votes = new List<HeardVote>();
        for (var pass = 1; pass <= stage.Pass; pass++)
        {
            var own = stage with { Pass = pass };
            await foreach (var vote in tables.EnumerateAsync<ApprovalVote>(
                RoundKeys.Partition(round.Id),
                KeyRange.Prefix(application.At is null ? RoundKeys.Vote(own, "") : RoundKeys.VoteOnCase(own, application.Id, "")),
                cancellation))
            {
                votes.Add(new(pass, vote.Value.Approved, vote.Value.Reason, vote.Value.PersonId, vote.Value.At));
            }
        }

        var told = application.State is ApplicationState.Selected or ApplicationState.Awarded or ApplicationState.Removed
            || (application.Rank is not null && round.PublicNoticeAt is not null);
        return [.. CommitteeHistory.Of(votes, stage.Pass, Settings(at.Programme).Votes, told)];
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => CommitteeStage.Withdraw(asked);
}
