namespace Funding.Workflows.Stages.Forwarding;

/// <summary>Officers say when it was sent up and what was decided above, a second one confirms; never who acts for the holder.</summary>
public sealed class ForwardingCommands(
    DutyStore duties, ForwardingQueries forwardings, DocumentScans scans, CommitWriter commits, TimeProvider clock)
{
    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <exception cref="RefusedException">
    /// No officer, one who acts for the holder, forwarded already, the day lies ahead, or the number is missing.
    /// </exception>
    public async Task ForwardAsync(
        Actor actor, string awardId, DutyKey key, DateOnly on, string? letter, CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var state = read.State.Forward(on, letter, actor.PersonId, Today);
        var commit = Over(read, state).Audit(AuditNote.By(
            actor, "award-forwarded", $"{awardId}:{key}", ("letter", state.Forwarded!.Letter), ("on", $"{on:yyyy-MM-dd}")));
        DutyMail.ToHolder(
            commit, read.Place.View, ForwardingMails.Forwarded, on, DutyLinks.OwnPapersRoute,
            [.. RoundMail.Both("To", read.Settings.To), ("Letter", state.Forwarded.Letter)]);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <exception cref="RefusedException">
    /// No officer, one who acts for the holder, not forwarded, entered already, no such outcome, or something is missing.
    /// </exception>
    public async Task EnterAsync(
        Actor actor, string awardId, DutyKey key, string outcome, DateOnly decidedOn, string? letter, string? text,
        CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var entered = new HigherOutcome(outcome, decidedOn, letter ?? "", text ?? "", actor.PersonId, clock.GetUtcNow());
        var documents = read.Papers.In(ForwardingSettings.Decision);
        var state = read.State.Enter(read.Settings, entered, documents.Any(d => d.Stands(scans.HasScanner)), Today);
        await commits.SaveOrRefuseAsync(
            Over(read, state).Audit(AuditNote.By(
                actor, "outcome-entered", $"{awardId}:{key}", ("outcome", outcome), ("letter", state.Outcome!.Letter),
                ("sha256", string.Join(' ', documents.Select(d => d.Sha256))))),
            cancellation);
    }

    /// <exception cref="RefusedException">The actor entered it, acts for the holder, or nothing waits.</exception>
    public async Task ConfirmAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var state = read.State.Confirm(actor.PersonId);
        var (at, entered) = (read.Place.View, state.Outcome!);
        var outcome = read.Settings.Find(entered.Outcome)!;
        var commit = Over(read, state).Audit(AuditNote.By(actor, "outcome-confirmed", $"{awardId}:{key}", ("outcome", outcome.Id)));
        if (outcome.Consequence == Consequence.Withdraw)
        {
            commit.Insert(
                    AwardMatter.Row(at.Duty.Key),
                    new AwardMatter($"{at.Duty.Key}", outcome.Id, entered.Text, entered.By, clock.GetUtcNow()))
                .Audit(AuditNote.By(actor, "withdrawal-asked", $"{awardId}:{key}"));
        }

        DutyMail.ToHolder(
            commit, at, ForwardingMails.Decided, entered.DecidedOn, DutyLinks.OwnPapersRoute,
            [
                .. RoundMail.Both("To", read.Settings.To), .. RoundMail.Both("Outcome", outcome.Name), ("Letter", entered.Letter),
                Reason(entered.Text),
            ]);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <exception cref="RefusedException">The actor entered it, acts for the holder, nothing waits, or the reason is missing.</exception>
    public async Task ReturnAsync(Actor actor, string awardId, DutyKey key, string? reason, CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var state = read.State.Return(actor.PersonId, reason);
        var commit = Over(read, state).Audit(AuditNote.By(actor, "outcome-returned", $"{awardId}:{key}"));
        DutyMail.ToPerson(
            commit, read.Place.View, ForwardingMails.Returned, state.Outcome!.By, Today, ForwardingLinks.OfficeRoute,
            ("Reason", state.ReturnedFor!));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private async Task<ForwardingRead> OpenAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation)
    {
        var place = await duties.ToJudgeAsync(actor, awardId, key, cancellation);
        place.DemandOpen();
        return await forwardings.ReadAsync(place, cancellation);
    }

    private static Commit Over(ForwardingRead read, ForwardingState state) => new Commit(read.Place.View.Partition)
        .Put(read.Place.View.RowOf(ForwardingState.Row), read.Stored, state)
        .WakeAward(read.Place.Home.Id);

    private static (string, string) Reason(string text) => ("Reason", text.Length > 0 ? text : "—");
}
