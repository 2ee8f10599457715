using Funding.Services.Audit;
using Funding.Services.Links;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Services.Selection;
using Funding.Services.Storage;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Approval;

/// <summary>The approval stage's activities and facts.</summary>
public sealed class ApprovalActs(
    ITableStore tables,
    RoundActs acts,
    PeopleStore people,
    ConflictDeclarations conflicts,
    DeputyCalls calls,
    CommitWriter commits,
    TimeProvider clock) : IRoundFactSource
{
    public RoundStage Stage => RoundStage.Approval;

    public async Task<RoundFacts> AddAsync(Round round, RoundFacts facts, CancellationToken cancellation)
    {
        var votes = await VotesAsync(round, cancellation);
        var conflicted = new HashSet<string>();
        foreach (var person in round.Committee.Concat(votes.Select(v => v.PersonId)).Distinct())
        {
            if (await conflicts.HasAnyAsync(person, round.Id, cancellation))
            {
                conflicted.Add(person);
            }
        }

        return facts with
        {
            Approvals = votes.Count(v => v.Approved && !conflicted.Contains(v.PersonId)),
            ApprovalReturned = votes.Any(v => !v.Approved),
            MembersConflicted = round.Committee.Count(m => !conflicted.Contains(m)) < RoundDecision.ApprovalsNeeded,
        };
    }

    public Task<Nothing> RequestAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Approval, RoundAct.RequestApproval, async round =>
        {
            var ranking = await tables.GetAsync<RankingRow>(
                RoundKeys.Partition(roundId), RoundKeys.Ranking(round.RankingVersion), cancellation);
            foreach (var member in round.Committee)
            {
                await SendAsync(
                    round,
                    MailTemplates.ApprovalRequest,
                    member,
                    $"{round.RankingVersion}",
                    cancellation,
                    ("Places", $"{ranking!.Value.Selected}"));
            }
        }, cancellation);

    public Task<Nothing> RemindAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Approval, RoundAct.RemindApproval, async round =>
        {
            foreach (var member in await SilentAsync(round, cancellation))
            {
                await SendAsync(
                    round,
                    MailTemplates.ApprovalReminder,
                    member,
                    $"{round.RankingVersion}:{round.Dates.ApprovalCloses:yyyy-MM-dd}",
                    cancellation);
            }
        }, cancellation);

    /// <summary>Every day: the deputies who have not voted, and the administrators.</summary>
    public Task<Nothing> CallDeputiesAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Approval, RoundAct.CallDeputies, async found =>
        {
            var voted = (await VotesAsync(found, cancellation)).Select(v => v.PersonId).ToHashSet();
            var round = await calls.WithDeputiesAsync(found, voted, cancellation);
            var silent = await SilentAsync(round, cancellation);
            var name = silent.Count > 0 && await people.FindAsync(silent[0], cancellation) is { } member ? member.Value.Name : "";
            string[] called = [.. round.Deputies.Where(d => !voted.Contains(d))];
            foreach (var deputy in called)
            {
                await SendAsync(
                    round,
                    MailTemplates.ApprovalDeputy,
                    deputy,
                    $"{round.RankingVersion}:{Today:yyyy-MM-dd}",
                    cancellation,
                    ("MemberName", name));
            }

            await calls.EscalateAsync(
                round, new("审定拟入选名单", "approve the proposed selection"), round.Dates.ApprovalCloses, silent, cancellation);
            return round with { VotingDeputies = [.. round.VotingDeputies.Union(called)] };
        }, cancellation);

    public Task<Nothing> ReturnToRankingAsync(string roundId, CancellationToken cancellation) =>
        acts.EnterAsync(roundId, RoundStage.Approval, RoundStage.Ranking, RoundAct.ReturnToRanking, async round =>
        {
            var vote = (await VotesAsync(round, cancellation)).First(v => !v.Approved);
            var name = (await people.FindAsync(vote.PersonId, cancellation))?.Value.Name ?? "";
            var partition = RoundKeys.Partition(roundId);
            var ranking = (await tables.GetAsync<RankingRow>(partition, RoundKeys.Ranking(round.RankingVersion), cancellation))!;
            await commits.SaveAsync(
                new Commit(partition).Replace(ranking, ranking.Value with { ReturnedBy = vote.PersonId, ReturnReason = vote.Reason }),
                cancellation);
            await TellReturnedAsync(round, name, vote.Reason!, $"{round.RankingVersion}", cancellation);
            return round with { RankingHeldSince = clock.GetUtcNow() };
        }, cancellation, async round => (await VotesAsync(round, cancellation)).Any(v => !v.Approved));

    /// <summary>A returned ranking is brought to mind every day until it is ranked again.</summary>
    public Task<Nothing> RemindReturnedAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Ranking, RoundAct.RemindReturnedRanking, async round =>
        {
            if (round.RankingOnHold
                && await tables.GetAsync<RankingRow>(RoundKeys.Partition(roundId), RoundKeys.Ranking(round.RankingVersion), cancellation)
                    is { Value: { ReturnedBy: { } by } ranking })
            {
                var name = (await people.FindAsync(by, cancellation))?.Value.Name ?? "";
                await TellReturnedAsync(round, name, ranking.ReturnReason!, $"{round.RankingVersion}:{Today:yyyy-MM-dd}", cancellation);
            }
        }, cancellation);

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    private async Task TellReturnedAsync(Round round, string member, string reason, string cause, CancellationToken cancellation)
    {
        foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(round, MailTemplates.ApprovalReturned, administrator.Id, cause,
                    RoundMail.DeskLink(
                        LinkPurpose.Office, round.Id, Today.AddDays(30)), ("MemberName", member), ("Reason", reason)), cancellation);
        }
    }

    /// <summary>Votes on the round's current ranking.</summary>
    public async Task<IReadOnlyList<ApprovalVote>> VotesAsync(Round round, CancellationToken cancellation)
    {
        var votes = new List<ApprovalVote>();
        await foreach (var vote in tables.EnumerateAsync<ApprovalVote>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix($"{RoundKeys.Approvals}{round.RankingVersion:D4}:"), cancellation))
        {
            votes.Add(vote.Value);
        }

        return votes;
    }

    private async Task<IReadOnlyList<string>> SilentAsync(Round round, CancellationToken cancellation)
    {
        var votes = await VotesAsync(round, cancellation);
        return [.. round.Committee.Where(m => votes.All(v => v.PersonId != m))];
    }

    private Task SendAsync(
        Round round,
        MailTemplate template,
        string personId,
        string cause,
        CancellationToken cancellation,
        params (string, string)[] data) =>
        commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, template, personId, cause,
            RoundMail.DeskLink(LinkPurpose.Approve, round.Id, round.Dates.ApprovalCloses.AddDays(30)),
            [.. data, ("RankingHash", round.RankingHash!), RoundMail.Day("Deadline", round.Dates.ApprovalCloses)]), cancellation);
}
