namespace Funding.Workflows.Stages.Committee;

/// <summary>
/// What the committee's stage does for one case. Whom it asks, reminds or calls upon gets no mail from here but a line of the next letter,
/// which names all cases of a day.
/// </summary>
public sealed class CaseVoteActs(
    CaseBallotStore ballots, PeopleStore people, DeputyCalls deputies, TimeProvider clock)
{
    public Task AskAsync(CaseAt at, Commit commit, CancellationToken cancellation) =>
        TellAwaitedAsync(at, commit, VoteLineKind.Ask, cancellation);

    public Task RemindAsync(CaseAt at, Commit commit, CancellationToken cancellation) =>
        TellAwaitedAsync(at, commit, VoteLineKind.Remind, cancellation);

    /// <summary>Every day: the deputies who have not voted may from now on, and the administrators hear of it.</summary>
    public async Task CallDeputiesAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var ballot = await ballots.ReadAsync(at.Round, at.View.Stage, at.Application.Value, cancellation);
        var voted = ballot.Votes.Select(v => v.PersonId).ToHashSet();
        var called = await deputies.ForCaseAsync(at.Round, at.Application.Value, voted, cancellation);
        commit.Upsert(VoteKeys.Called(at.View.Stage, at.Row.Value.CaseId), ballot.Called.Union(called).ToArray());
        var missing = await NamesAsync(at.Round.Committee.Except(voted), cancellation);
        Tell(at, commit, called, VoteLineKind.Deputy, missing);
        var administrators = await people.InRoleAsync(Role.Administrator, null, cancellation);
        Tell(at, commit, administrators.Select(a => a.Id), VoteLineKind.Overdue, missing);
    }

    /// <summary>The administrators hear of the return at once, with its reason.</summary>
    public async Task ReturnAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var application = at.Application.Value;
        var vote = (await ballots.ReadAsync(at.Round, at.View.Stage, application, cancellation)).Votes.First(v => !v.Approved);
        var name = (await people.FindAsync(vote.PersonId, cancellation))?.Value.Name ?? "";
        foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
        {
            commit.Mail(at.Round, VoteMails.CaseReturned, administrator.Id, $"{application.Id}:{at.View.Stage.Pass}",
                RoundMail.DeskLink(LinkPurpose.Office, at.Round.Id, ShanghaiTime.DayOf(clock.GetUtcNow()).AddDays(30)),
                ("ApplicationName", application.Name),
                ("ApplicationNumber", application.Id),
                ("MemberName", name),
                ("Reason", vote.Reason!));
        }
    }

    private async Task TellAwaitedAsync(CaseAt at, Commit commit, VoteLineKind kind, CancellationToken cancellation) => Tell(
        at, commit, (await ballots.ReadAsync(at.Round, at.View.Stage, at.Application.Value, cancellation)).Awaited, kind, null);

    private void Tell(CaseAt at, Commit commit, IEnumerable<string> persons, VoteLineKind kind, string[]? about)
    {
        var (stage, caseId, now) = (at.View.Stage.Id, at.Row.Value.CaseId, clock.GetUtcNow());
        foreach (var person in persons.Take(LinesPerCase))
        {
            commit.Upsert(VoteKeys.Line(stage, person, caseId), new VoteLine(person, caseId, kind, now, about));
        }

        commit.FollowAgain(VoteLetterSubject.KeyOf(at.Round.Id, stage));
    }

    // Members, deputies and administrators of a case must fit its commit.
    private const int LinesPerCase = 40;

    private Task<string[]> NamesAsync(IEnumerable<string> persons, CancellationToken cancellation) =>
        Task.WhenAll(persons.Select(id => people.ShownAsAsync(id, cancellation)));
}
