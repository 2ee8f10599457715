namespace Funding.Workflows.Stages.Committee;

/// <summary>The approval stage's activities and facts.</summary>
public sealed class ApprovalActs(
    ITableStore tables,
    RoundOrders orders,
    ReturnedOrderActs returned,
    PeopleStore people,
    ConflictDeclarations conflicts,
    DeputyCalls calls,
    ReminderStore reminders,
    CommitWriter commits,
    OfficeHours hours,
    TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(CommitteeKind));

    public async Task<CommitteeFacts> ReadAsync(Round round, int needed, CancellationToken cancellation)
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

        return CommitteeFacts.Of(round.Committee, votes, conflicted, needed);
    }

    public async Task RequestAsync(Round round, CancellationToken cancellation)
    {
        var order = await orders.FindAsync(round, cancellation);
        foreach (var member in round.Committee)
        {
            var letter = LetterOf(
                round,
                MailTemplates.ApprovalRequest,
                [("Places", $"{order!.Value.Selected}"), .. RoundMail.Both("Before", BeforeOf(round))]);
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(round, letter, member, $"{round.RankingVersion}"), cancellation);
        }
    }

    public async Task RemindAsync(Round round, CancellationToken cancellation)
    {
        foreach (var member in Silent(round, await VotesAsync(round, cancellation)))
        {
            await RemindAsync(
                round, member, ReminderOf(round), $"{round.RankingVersion}:{round.CloseOf(CommitteeStage.Kind):yyyy-MM-dd}", cancellation);
        }
    }

    /// <summary>Every day: the deputies who have not voted, and the administrators.</summary>
    /// <returns>The round in which those called may vote.</returns>
    public async Task<Round> CallDeputiesAsync(Round found, CancellationToken cancellation)
    {
        var votes = await VotesAsync(found, cancellation);
        var voted = votes.Select(v => v.PersonId).ToHashSet();
        var round = await calls.WithDeputiesAsync(found, voted, cancellation);
        var silent = Silent(round, votes);
        var name = silent.Count > 0 ? await people.ShownAsAsync(silent[0], cancellation) : "";
        string[] called = [.. round.Deputies.Where(d => !voted.Contains(d))];
        foreach (var deputy in called)
        {
            await RemindAsync(
                round,
                deputy,
                LetterOf(round, MailTemplates.ApprovalDeputy, ("MemberName", name)),
                $"{round.RankingVersion}:{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}",
                cancellation);
        }

        await calls.EscalateAsync(round, Texts.Of("act.approve"), round.CloseOf(CommitteeStage.Kind), silent, cancellation);
        return round with { VotingDeputies = [.. round.VotingDeputies.Union(called)] };
    }

    /// <summary>The vote that returned the order is written on it, and the administrators hear of it.</summary>
    public async Task ReturnAsync(Round round, CancellationToken cancellation)
    {
        var vote = (await VotesAsync(round, cancellation)).First(v => !v.Approved);
        var name = await people.ShownAsAsync(vote.PersonId, cancellation);
        var partition = RoundKeys.Partition(round.Id);
        var order = (await orders.FindAsync(round, cancellation))!;
        await commits.SaveAsync(
            new Commit(partition).Replace(order, order.Value with { ReturnedBy = vote.PersonId, ReturnReason = vote.Reason }),
            cancellation);
        await returned.TellAsync(round, name, vote.Reason!, $"{round.RankingVersion}", cancellation);
    }

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>Votes of the committee's present pass.</summary>
    public async Task<IReadOnlyList<ApprovalVote>> VotesAsync(Round round, CancellationToken cancellation) => await tables
        .EnumerateAsync<ApprovalVote>(RoundKeys.Partition(round.Id), KeyRange.Prefix(VoteKeys.Of(round, "")), cancellation)
        .Select(vote => vote.Value)
        .ToListAsync(cancellation);

    private static IReadOnlyList<string> Silent(Round round, IReadOnlyList<ApprovalVote> votes) =>
        [.. round.Committee.Where(m => votes.All(v => v.PersonId != m))];

    /// <summary>What a member, or a deputy who was called, is waited for.</summary>
    public static string KeyOf(string personId) => $"vote:{personId}";

    public Reminder ReminderOf(Round round) => LetterOf(round, MailTemplates.ApprovalReminder);

    private async Task RemindAsync(Round round, string personId, Reminder letter, string cause, CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(round.Id)).Mail(round, letter, personId, cause);
        if (await reminders.MarkAsync(commit, round, KeyOf(personId), letter, cancellation))
        {
            await commits.SaveAsync(commit, cancellation);
        }
    }

    private Reminder LetterOf(Round round, MailTemplate template, params (string, string)[] data) => new(
        template,
        RoundMail.AskLink(LinkPurpose.Approve, round, CommitteeStage.Kind, round.CloseOf(CommitteeStage.Kind).AddDays(30)),
        [
            .. data,
            .. RoundMail.Both("Order", OrderOf(round)),
            ("RankingHash", round.RankingHash!),
            RoundMail.Day("Deadline", round.CloseOf(CommitteeStage.Kind)),
        ]);

    private Bilingual OrderOf(Round round) => returned.Ranks(round) ? Texts.Of("order.ranking") : Texts.Of("order.list");

    private Bilingual BeforeOf(Round round) => returned.Ranks(round) ? Texts.Of("before.ranking") : Texts.Of("before.list");
}
