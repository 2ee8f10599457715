namespace Funding.Workflows.Awards.Changes;

/// <param name="Document">文号 of the decision or notice.</param>
public sealed record ChangeWords(string? Reason, string? Document);

/// <summary>
/// Acts of the office on an award, and the holder's statement: each one commit in the award's partition with its record, its line in the
/// register and the mails to the holder.
/// </summary>
public sealed class AwardChangeCommands(
    AwardStore awards, AwardChangeStore changes, PeopleStore people, WorkingCalendar calendar,
    IEnumerable<IAwardFollower> followers, CommitWriter commits, TimeProvider clock)
{
    public const int NumberCharacters = 100;
    public const int TitleCharacters = 200;
    public const int FewestStatement = 10;
    public const int MostStatement = 5000;

    private const int MostTold = 30;

    /// <exception cref="RefusedException">
    /// The award is withdrawn, a name is none, neither changes, or reason or document is missing.
    /// </exception>
    public Task<AwardHome> CorrectAsync(
        Actor actor, string awardId, string holderName, string title, ChangeWords words,
        CancellationToken cancellation = default) =>
        ChangeAsync(actor, awardId, AwardChange.Correct, words, (award, cause, commit) =>
        {
            var (name, named) = (TextIdentity.Tidy(holderName), TextIdentity.Tidy(title));
            List<Refusal> refusals = [.. OrganisationNames.Check(name, "holderName")];
            if (named.Length is 0 or > TitleCharacters) refusals.Add(AwardChangeRefusals.NoTitle(TitleCharacters));
            else if (name == award.HolderName && named == award.Title) refusals.Add(AwardChangeRefusals.SameNames());
            if (refusals.Count > 0) throw new RefusedException(refusals);
            return (
                award with
                {
                    HolderName = name,
                    Title = named,
                    Corrections = [.. award.Corrections, new(cause.On, cause.Document, award.HolderName, award.Title)],
                },
                $"{award.HolderName} · {award.Title}",
                [("Before", $"{award.HolderName} · {award.Title}")]);
        }, cancellation);

    public Task<AwardHome> SuspendAsync(Actor actor, string awardId, ChangeWords words, CancellationToken cancellation = default) =>
        StandAsync(actor, awardId, AwardChange.Suspend, words, cancellation);

    public Task<AwardHome> ResumeAsync(Actor actor, string awardId, ChangeWords words, CancellationToken cancellation = default) =>
        StandAsync(actor, awardId, AwardChange.Resume, words, cancellation);

    /// <summary>The holder is told that the award is to be withdrawn, and heard.</summary>
    /// <param name="days">Working days, today not counted.</param>
    public Task<AwardHome> GiveNoticeAsync(
        Actor actor, string awardId, int days, ChangeWords words, CancellationToken cancellation = default) =>
        ChangeAsync(actor, awardId, AwardChange.GiveNotice, words, (award, cause, commit) =>
        {
            if (days is < AwardChangeDecision.FewestDays or > AwardChangeDecision.MostDays)
                throw new RefusedException(AwardChangeRefusals.Days(AwardChangeDecision.FewestDays, AwardChangeDecision.MostDays));
            var until = calendar.AddWorkingDays(cause.On, days);
            commit.Upsert(AwardChangeKeys.Withdrawal, new AwardWithdrawal(
                actor.PersonId, actor.Name, clock.GetUtcNow(), words.Reason!.Trim(), cause.Document, until));
            return (award, $"{until:yyyy-MM-dd}", [RoundMail.Day("Deadline", until)]);
        }, cancellation);

    /// <summary>The holder's one statement to a notice.</summary>
    public async Task StateAsync(Actor actor, string awardId, string? text, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var read = await awards.GetAsync(awardId, cancellation);
        if (!(await changes.HoldersAsync(read.Home, cancellation)).Contains(actor.PersonId))
            throw new RefusedException(AwardRefusals.NotFound(awardId));
        var withdrawal = await changes.WithdrawalAsync(awardId, cancellation);
        if (AwardChangeDecision.Bar(AwardChange.State, read.Home, withdrawal?.Value, actor.PersonId, clock.GetUtcNow()) is { } bar)
            throw new RefusedException(bar);
        var statement = text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (TextSafety.Check(statement, "statement", multiline: true).FirstOrDefault() is { } unsafeText)
            throw new RefusedException(unsafeText);
        if (statement.EnumerateRunes().Count() is < FewestStatement or > MostStatement)
            throw new RefusedException(AwardChangeRefusals.StatementLength(FewestStatement, MostStatement));
        var now = clock.GetUtcNow();
        var act = new AwardAct(AwardChange.State, now, actor.PersonId, actor.Name, statement, "");
        var commit = new Commit(read.Partition)
            .Replace(withdrawal!, withdrawal!.Value with { Statement = new(actor.PersonId, actor.Name, now, statement) })
            .Audit(AuditNote.By(actor, "award-statement", awardId, ("sha256", Sha256Hex.Of(statement))))
            .WakeAward(awardId);
        AwardChangeWriter.Record(commit, read, read.Home, act);
        foreach (var administrator in (await people.InRoleAsync(Role.Administrator, null, cancellation)).Take(MostTold))
        {
            commit.Mail(
                $"mail:{AwardChangeMails.HolderStated.Name}:{awardId}:{administrator.Id}:{read.Home.Acts + 1}",
                AwardChangeMails.HolderStated.To(
                    administrator.Id,
                    new Dictionary<string, string>(AwardChangeMails.Named(read)) { ["Statement"] = statement },
                    new LinkRef { Path = AwardLinks.Office(awardId) },
                    read.Home.RoundId));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>The matter ends, and the award stays as it is.</summary>
    public Task<AwardHome> DropAsync(Actor actor, string awardId, ChangeWords words, CancellationToken cancellation = default) =>
        EndAsync(actor, awardId, AwardChange.Drop, words, cancellation);

    /// <summary>Confirmed by an administrator who did not give notice, once the holder was heard.</summary>
    /// <param name="typed">The last four characters of the award's id.</param>
    public Task<AwardHome> WithdrawAsync(
        Actor actor, string awardId, ChangeWords words, string? typed, CancellationToken cancellation = default)
    {
        TypedConfirmation.Demand(typed, awardId);
        return EndAsync(actor, awardId, AwardChange.Withdraw, words, cancellation);
    }

    private Task<AwardHome> StandAsync(
        Actor actor, string awardId, AwardChange change, ChangeWords words, CancellationToken cancellation) =>
        ChangeAsync(actor, awardId, change, words,
            (award, cause, _) => (AwardChangeDecision.After(change, award, cause), "", []), cancellation);

    private async Task<AwardHome> EndAsync(
        Actor actor, string awardId, AwardChange change, ChangeWords words, CancellationToken cancellation)
    {
        var withdrawal = await changes.WithdrawalAsync(awardId, cancellation);
        return await ChangeAsync(actor, awardId, change, words, (award, cause, commit) =>
        {
            commit.Replace(withdrawal!, withdrawal!.Value with { EndedAt = clock.GetUtcNow() });
            return (AwardChangeDecision.After(change, award, cause), "", []);
        }, cancellation);
    }

    private delegate (AwardHome Award, string Note, (string Name, string Value)[] Data) Apply(
        AwardHome award, StandingCause cause, Commit commit);

    private async Task<AwardHome> ChangeAsync(
        Actor actor, string awardId, AwardChange change, ChangeWords words, Apply apply, CancellationToken cancellation)
    {
        actor.Demand(Right.ChangeAward);
        var read = await awards.GetAsync(awardId, cancellation);
        var holders = await changes.HoldersAsync(read.Home, cancellation);
        if (holders.Contains(actor.PersonId))
            throw new RefusedException(AwardChangeRefusals.OwnAward());
        var withdrawal = await changes.WithdrawalAsync(awardId, cancellation);
        if (AwardChangeDecision.Bar(change, read.Home, withdrawal?.Value, actor.PersonId, clock.GetUtcNow()) is { } bar)
            throw new RefusedException(bar);
        var reason = Reasons.Demand(words.Reason);
        var document = TextIdentity.Tidy(words.Document);
        if (document.Length is 0 or > NumberCharacters)
            throw new RefusedException(AwardChangeRefusals.NoDocument(NumberCharacters));
        var commit = new Commit(read.Partition);
        var now = clock.GetUtcNow();
        var (after, note, data) = apply(read.Home, new(ShanghaiTime.DayOf(now), document), commit);
        AwardChangeWriter.Record(commit, read, after, new(change, now, actor.PersonId, actor.Name, reason, document, note));
        foreach (var follower in after.Standing == read.Home.Standing ? [] : followers) follower.Follow(commit, read.Home, after);
        commit.Audit(AuditNote.By(
            actor, $"award-{ActionOf(change)}", awardId, ("document", document), ("reason", reason), ("note", note),
            ("standing", $"{after.Standing}"))).WakeAward(awardId);
        foreach (var person in holders.Take(MostTold))
        {
            var template = AwardChangeMails.ToHolder(change)!;
            commit.Mail(
                $"mail:{template.Name}:{awardId}:{person}:{read.Home.Acts + 1}",
                template.To(
                    person,
                    new Dictionary<string, string>([.. AwardChangeMails.Named(read), new("Document", document), new("Reason", reason),
                        .. data.Select(d => KeyValuePair.Create(d.Name, d.Value))]),
                    new LinkRef { Path = AwardLinks.Own(awardId) },
                    read.Home.RoundId));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return after;
    }

    private static string ActionOf(AwardChange change) => change switch
    {
        AwardChange.Correct => "corrected",
        AwardChange.Suspend => "suspended",
        AwardChange.Resume => "resumed",
        AwardChange.GiveNotice => "withdrawal-noticed",
        AwardChange.Drop => "withdrawal-dropped",
        _ => "withdrawn",
    };
}
