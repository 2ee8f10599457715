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

namespace Funding.Services.Approval;

/// <summary>The approval stage's activities and facts.</summary>
public sealed class ApprovalActs(ITableStore tables, RoundActs acts, PeopleStore people, CommitWriter commits) : IRoundFactSource
{
    public RoundStage Stage => RoundStage.Approval;

    public async Task<RoundFacts> AddAsync(Round round, RoundFacts facts, CancellationToken cancellation)
    {
        var votes = await VotesAsync(round, cancellation);
        return facts with { Approvals = votes.Count(v => v.Approved), ApprovalReturned = votes.Any(v => !v.Approved) };
    }

    public Task<Nothing> RequestAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Approval, RoundAct.RequestApproval, async round =>
        {
            var ranking = await tables.GetAsync<RankingRow>(RoundKeys.Partition(roundId), RoundKeys.Ranking(round.RankingVersion), cancellation);
            foreach (var member in round.Committee)
            {
                await SendAsync(round, MailTemplates.ApprovalRequest, member, cancellation, ("Places", $"{ranking!.Value.Selected}"));
            }
        }, cancellation);

    public Task<Nothing> RemindAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Approval, RoundAct.RemindApproval, async round =>
        {
            foreach (var member in await SilentAsync(round, cancellation))
            {
                await SendAsync(round, MailTemplates.ApprovalReminder, member, cancellation);
            }
        }, cancellation);

    public Task<Nothing> CallDeputiesAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Approval, RoundAct.CallDeputies, async round =>
        {
            var silent = await SilentAsync(round, cancellation);
            var name = silent.Count > 0 && await people.FindAsync(silent[0], cancellation) is { } member ? member.Value.Name : "";
            foreach (var deputy in round.Deputies)
            {
                await SendAsync(round, MailTemplates.ApprovalDeputy, deputy, cancellation, ("MemberName", name));
            }
        }, cancellation);

    public Task<Nothing> ReturnToRankingAsync(string roundId, CancellationToken cancellation) =>
        acts.EnterAsync(roundId, RoundStage.Approval, RoundStage.Ranking, RoundAct.ReturnToRanking, async round =>
        {
            var vote = (await VotesAsync(round, cancellation)).First(v => !v.Approved);
            var name = (await people.FindAsync(vote.PersonId, cancellation))?.Value.Name ?? "";
            var partition = RoundKeys.Partition(roundId);
            var ranking = (await tables.GetAsync<RankingRow>(partition, RoundKeys.Ranking(round.RankingVersion), cancellation))!;
            await commits.SaveAsync(new Commit(partition).Replace(ranking, ranking.Value with { ReturnedBy = vote.PersonId, ReturnReason = vote.Reason }), cancellation);
            foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
            {
                await commits.SaveAsync(new Commit(partition).Mail(round, MailTemplates.ApprovalReturned, administrator.Id, $"{round.RankingVersion}",
                    RoundMail.DeskLink(LinkPurpose.Office, roundId, round.Dates.ApprovalCloses.AddDays(30)), ("MemberName", name), ("Reason", vote.Reason!)), cancellation);
            }

            return round with { RankingOnHold = true };
        }, cancellation);

    /// <summary>Votes on the round's current ranking.</summary>
    public async Task<IReadOnlyList<ApprovalVote>> VotesAsync(Round round, CancellationToken cancellation)
    {
        var votes = new List<ApprovalVote>();
        await foreach (var vote in tables.EnumerateAsync<ApprovalVote>(RoundKeys.Partition(round.Id), KeyRange.Prefix($"{RoundKeys.Approvals}{round.RankingVersion:D4}:"), cancellation))
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

    private Task SendAsync(Round round, MailTemplate template, string personId, CancellationToken cancellation, params (string, string)[] data) =>
        commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, template, personId, $"{round.RankingVersion}",
            RoundMail.DeskLink(LinkPurpose.Approve, round.Id, round.Dates.ApprovalCloses.AddDays(30)),
            [.. data, ("RankingHash", round.RankingHash!), RoundMail.Day("Deadline", round.Dates.ApprovalCloses)]), cancellation);
}
