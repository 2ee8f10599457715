namespace Funding.Workflows.Stages.Committee;

/// <summary>
/// Whose vote is missing. A member who declared a conflict with what is voted on as a list is named like every other who has not voted,
/// as the round's page does; of single cases each is named for those alone that wait for them.
/// </summary>
public sealed class VoteWaitQueries(
    ApplicationStore applications, OpenCases cases, CaseBallotStore ballots, RoundOrders orders, ApprovalActs acts)
{
    private static readonly Texts Texts = new(typeof(CommitteeKind));

    /// <summary>The votes are a query, the list one read.</summary>
    public async IAsyncEnumerable<Waited> OnListAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var round = at.Round;
        var voted = (await acts.VotesAsync(round, cancellation)).Select(v => v.PersonId).ToHashSet();
        var order = await orders.FindAsync(round, cancellation);
        foreach (var person in round.Committee.Concat(round.VotingDeputies).Distinct().Where(p => !voted.Contains(p)))
        {
            yield return new(ApprovalActs.KeyOf(person), Texts.Of("waited.list"), order?.Value.RankedAt, at.Stage.Closes)
            {
                Persons = [person],
                Path = Paths.Of(Paths.OfficeRanking, round.Id),
                Asked = [MailTemplates.ApprovalRequest, MailTemplates.ApprovalDeputy],
                Reminder = acts.ReminderOf(round),
            };
        }
    }

    /// <summary>By person; of so many open cases as a letter names each is read with its votes.</summary>
    public async IAsyncEnumerable<Waited> OnCasesAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (round, stage) = (at.Round, at.Stage);
        var waiting = new List<(string PersonId, OpenCase Open, NamedCase Case)>();
        foreach (var open in (await cases.AllAsync(round.Id, stage.Id, cancellation)).Take(VoteLetters.LinesPerLetter))
        {
            var own = stage with { Pass = open.Pass };
            var application = (await applications.GetAsync(round.Id, open.CaseId, cancellation)).Value;
            var awaited = (await ballots.ReadAsync(round, own, application, cancellation)).Awaited;
            waiting.AddRange(awaited.Select(person => (
                person,
                open,
                new NamedCase(
                    new(person, open.CaseId, VoteLineKind.Remind, open.OpenedAt), application,
                    open.LastDay(own) ?? ShanghaiTime.DayOf(open.OpenedAt)))));
        }

        foreach (var of in waiting.GroupBy(w => w.PersonId))
        {
            yield return new(
                VoteLetters.KeyOf(of.Key), Texts.Of("waited.cases", Texts.Number(of.Count())), of.Min(w => w.Open.OpenedAt),
                of.Min(w => w.Open.LastDay(stage)))
            {
                Persons = [of.Key],
                Path = OfficeLinks.Cases(round.Id, stage.Id),
                Asked = [VoteMails.CasesToVote],
                Reminder = VoteLetters.Letter(round, [.. of.Select(w => w.Case)]),
            };
        }
    }
}
