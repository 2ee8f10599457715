namespace Funding.Workflows.Stages.Committee;

internal sealed class CommitteeKind(
    ITableStore tables, PeopleStore people, ConflictDeclarations conflicts, ApprovalActs acts, ListActs lists)
    : StageKind<CommitteeSettings, CommitteeFacts>(new CommitteeDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(CommitteeStage.RequestApproval, acts.RequestAsync),
        ActRun.Of(CommitteeStage.RemindApproval, acts.RemindAsync),
        ActRun.Changing(CommitteeStage.CallDeputies, acts.CallDeputiesAsync),
        ActRun.Of(CommitteeStage.ReturnToRanking, acts.ReturnAsync),
        ActRun.Nothing(CommitteeStage.Close),
    ];

    public override void Map(IStageRoutes routes)
    {
        CommitteePages.Map(routes.Group(Audience.Approve));
        ApprovalApi.Map(routes.Group(Audience.Api));
    }

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

    public override StageConcern Tell(Round round, Concern concern) => new(
        Texts.Of("concern"), RoundMail.AskLink(LinkPurpose.Approve, round, Kind, round.CloseOf(Kind).AddDays(30)));

    /// <summary>Members whose vote is missing.</summary>
    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var votes = await acts.VotesAsync(at.Round, cancellation);
        var names = new List<Bilingual>();
        foreach (var member in at.Round.Committee.Where(m => votes.All(v => v.PersonId != m)))
        {
            names.Add(Bilingual.Same((await people.FindAsync(member, cancellation))?.Value.ShownAs ?? member));
        }

        return names.Count > 0
            ? [new(Texts.Of("waits.votes", Texts.Names(names)), Paths.Of(Paths.OfficeRanking, at.Round.Id))]
            : [];
    }

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => lists.EnsureAsync(entering, cancellation);

    public override Task<CommitteeFacts> LookAsync(StageView at, CancellationToken cancellation) => acts.ReadAsync(
        at.Round, Settings(at.Programme).Votes, cancellation);

    public override StageStep Next(CommitteeSettings settings, CommitteeFacts facts, StageMoment moment) =>
        CommitteeStage.Next(settings, facts, moment);

    public override Withdrawing Withdraw(WithdrawalCase asked) => CommitteeStage.Withdraw(asked);
}
