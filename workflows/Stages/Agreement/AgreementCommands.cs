namespace Funding.Workflows.Stages.Agreement;

/// <summary>The holder proposes a task book, an officer agrees or sends it back; agreed, its text is fixed.</summary>
public sealed class AgreementCommands(
    DutyStore duties, AgreementQueries agreements, DutyDraftCommands drafts, TaskBookWriter writer, WorkingCalendar calendar,
    CommitWriter commits, TimeProvider clock)
{
    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>Keeps what was typed.</summary>
    /// <param name="seen">The version that the page was filled from; null overwrites whatever there is.</param>
    /// <returns>The new version, and what was typed and cannot be used.</returns>
    /// <exception cref="RefusedException">Not the actor's, proposed already, or changed by somebody else meanwhile.</exception>
    public async Task<(string Version, IReadOnlyList<Refusal> Unusable)> SaveAsync(
        Actor actor, string awardId, DutyKey key, IReadOnlyDictionary<string, string> typed, string? seen,
        CancellationToken cancellation = default)
    {
        var read = await OwnAsync(actor, awardId, key, cancellation);
        var draft = await drafts.SaveAsync(read.Place, read.Entry.Fields, typed, seen, cancellation);
        return (draft.Version, read.Entry.Unusable(draft.Cells));
    }

    /// <summary>Takes the proposal; a late one too, for the award is bound to nothing before.</summary>
    /// <exception cref="RefusedException">Not the actor's, proposed or agreed already, or figures or reasons are wrong.</exception>
    public async Task ProposeAsync(
        Actor actor, string awardId, DutyKey key, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation = default)
    {
        var read = await OwnAsync(actor, awardId, key, cancellation);
        var (book, problems) = read.Entry.Read(typed);
        if (problems.Count > 0) throw new RefusedException(problems);
        await commits.SaveOrRefuseAsync(
            Over(read, read.State.Propose(book, actor.PersonId, Today))
                .Audit(AuditNote.By(
                    actor, "task-book-proposed", $"{awardId}:{key}", ("sha256", Sha256Hex.Of(FundingJson.Serialize(book))),
                    ("late", Today > read.DueOn ? "yes" : "no")))
                .WakeAward(awardId),
            cancellation);
    }

    /// <param name="lines">Ids of the targets that are to be changed.</param>
    /// <exception cref="RefusedException">
    /// No officer, one who acts for the holder, nothing is proposed, no line is named, or the reason is missing.
    /// </exception>
    public async Task SendBackAsync(
        Actor actor, string awardId, DutyKey key, IReadOnlyList<string> lines, string? reason, CancellationToken cancellation = default)
    {
        var read = await ToJudgeAsync(actor, awardId, key, cancellation);
        var at = read.Place.View;
        // Never on the day before it or earlier: the holder has no less time for what is sent back.
        var counted = calendar.AddWorkingDays(Today, at.Outline.As<AgreementSettings>().WorkingDays);
        var after = calendar.AddWorkingDays(read.DueOn, 1);
        var due = counted > after ? counted : after;
        var state = read.State.SendBack(read.Place.Targets, lines, reason, actor.PersonId, clock.GetUtcNow(), due);
        var commit = Over(read, state)
            .Audit(AuditNote.By(actor, "task-book-sent-back", $"{awardId}:{key}", ("lines", string.Join(' ', lines))))
            .WakeAward(awardId);
        var names = Texts.Names(read.Place.Targets.Where(t => lines.Contains(t.Id)).Select(t => t.Name));
        DutyMail.ToHolder(
            commit, at, AgreementMails.SentBack, due, AgreementLinks.OwnRoute,
            [.. RoundMail.Both("Lines", names), ("Reason", state.SentBack!.Reason)]);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <param name="seen">Which proposal the officer read, see <see cref="VersionOf"/>.</param>
    /// <exception cref="RefusedException">
    /// No officer, one who acts for the holder, nothing is proposed, it is agreed already, or another is proposed than the one read.
    /// </exception>
    public async Task AgreeAsync(Actor actor, string awardId, DutyKey key, string seen, CancellationToken cancellation = default)
    {
        var read = await ToJudgeAsync(actor, awardId, key, cancellation);
        var state = read.State.Agree(Today);
        if (seen != VersionOf(state.Proposed!)) throw new RefusedException(AgreementRefusals.OtherBook());
        var at = read.Place.View;
        var book = await writer.WriteAsync(at, read.Place.Targets, state.Proposed!, actor.PersonId, Today, cancellation);
        var commit = Over(read, state)
            .KeepTaskBook(null, book, awardId)
            .Audit(AuditNote.By(
                actor, "task-book-agreed", $"{awardId}:{key}", ("sha256", book.Hash), ("code", book.Code), ("docx", book.Docx),
                ("pdf", book.Pdf ?? "none")))
            .WakeAward(awardId);
        DutyMail.ToHolder(commit, at, AgreementMails.Agreed, Today, AgreementLinks.OwnRoute, ("Code", book.Code));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Identifies a proposal, so that nobody agrees to another than they read.</summary>
    public static string VersionOf(TaskBook book) => Sha256Hex.Of(FundingJson.Serialize(book))[..16];

    private static Commit Over(AgreementRead read, AgreementState state) =>
        new Commit(read.Place.View.Partition).Put(read.Place.View.RowOf(AgreementState.Row), read.Stored, state);

    private async Task<AgreementRead> OwnAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation)
    {
        var place = await duties.OwnAsync(actor, awardId, key, cancellation);
        place.DemandOpen();
        var read = await agreements.ReadAsync(place, cancellation);
        read.State.DemandProposal();
        return read;
    }

    private async Task<AgreementRead> ToJudgeAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation)
    {
        var place = await duties.ToJudgeAsync(actor, awardId, key, cancellation);
        place.DemandOpen();
        return await agreements.ReadAsync(place, cancellation);
    }
}
