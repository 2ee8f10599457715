namespace Funding.Workflows.Variations;

/// <summary>
/// What a member of an award does by its own link: consents to join or to lead, is heard before it leaves, asks to leave.
/// </summary>
public sealed class MembershipCommands(
    MembershipQueries memberships, VariationMailWriter mails, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>It consents to join or to lead, or agrees to leave.</summary>
    /// <param name="seen">The hash of what it read, where it consents to something: another one by now is read first.</param>
    /// <param name="typed">The last four characters of its credit code.</param>
    /// <exception cref="RefusedException">Not by its link, nothing is asked, or something else was typed.</exception>
    public async Task AgreeAsync(
        Actor actor, string awardId, string party, string? seen, string? typed, CancellationToken cancellation = default)
    {
        var at = await memberships.ReadAsync(actor, awardId, party, cancellation);
        var covers = at.Covered is { } covered ? ConsentDecision.CoversOf(covered) : null;
        if (covers is not null && covers != seen) throw new RefusedException(ConsentRefusals.ChangedMeanwhile());
        TypedConfirmation.Demand(typed, party);
        await SpeakAsync(actor, at, new(true, "", actor.PersonId, clock.GetUtcNow(), covers), cancellation);
    }

    /// <summary>It does not want to join or to lead, which ends the request; or to leave, which is heard.</summary>
    /// <exception cref="RefusedException">Not by its link, nothing is asked, or the reasons are missing.</exception>
    public async Task DisagreeAsync(
        Actor actor, string awardId, string party, string? reason, CancellationToken cancellation = default) =>
        await SpeakAsync(
            actor, await memberships.ReadAsync(actor, awardId, party, cancellation),
            new(false, reason ?? "", actor.PersonId, clock.GetUtcNow()), cancellation);

    /// <summary>It asks to leave the award itself; desk and office decide as on every variation.</summary>
    /// <param name="typed">The last four characters of its credit code.</param>
    /// <returns>The number of the variation.</returns>
    /// <exception cref="RefusedException">
    /// Not by its link, another variation is open, too few would be left and the file gives no time to find others, or no reason.
    /// </exception>
    public async Task<int> LeaveAsync(
        Actor actor, string awardId, string party, string? typed, string? reason, CancellationToken cancellation = default)
    {
        var at = await memberships.ReadAsync(actor, awardId, party, cancellation);
        if (at.LeavingBar is { } bar) throw new RefusedException(bar);
        var leaves = MemberChange.ReadLeaving(at.Facts, party);
        var why = VariationDecision.Text(reason, VariationEntry.Reason, required: true);
        TypedConfirmation.Demand(typed, party);
        var (award, now) = (at.Award.Home, clock.GetUtcNow());
        var asked = new Variation(
            award.Variations + 1, MemberLeavesVariation.Id, new(Leaves: leaves), why, at.Name, actor.PersonId, at.Name, now)
        {
            AskedOf = actor.PersonId,
            Word = new(true, "", actor.PersonId, now),
            DeskBy = DeskBy(at, MemberLeavesVariation.Id),
        };
        var commit = new Commit(at.Award.Partition)
            .Replace(at.Award.Award, award with { Variations = asked.Number })
            .Insert(VariationKeys.Variation(asked.Number), asked)
            .Audit(AuditNote.By(
                actor, "member-asks-to-leave", award.Id, ("number", VariationKeys.Named(asked)), ("party", party), ("reason", why)))
            .WakeAward(award.Id);
        mails.TellMemberLeaves(commit, at.Award, asked);
        await AskAsync(commit, at, asked, cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
        return asked.Number;
    }

    /// <summary>It stays after all; only what it asked for itself, and while nothing is decided.</summary>
    /// <exception cref="RefusedException">Not by its link, not asked for by it, or decided.</exception>
    public async Task TakeBackAsync(Actor actor, string awardId, string party, CancellationToken cancellation = default)
    {
        var at = await memberships.ReadAsync(actor, awardId, party, cancellation);
        if (at.Asked is not { Variation.IsByMember: true } asked) throw new RefusedException(VariationRefusals.MemberNotAsked());
        var after = VariationDecision.TakeBack(asked.Variation, clock.GetUtcNow());
        var commit = VariationCommands.Over(actor, asked, after, "variation-taken-back");
        mails.TellMemberSpoke(commit, at.Award, after);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private async Task SpeakAsync(Actor actor, Membership at, MemberWord word, CancellationToken cancellation)
    {
        if (at.Asked is not { } asked) throw new RefusedException(VariationRefusals.MemberNotAsked());
        var after = MemberChange.Speak(asked.Variation, word, DeskBy(at, asked.Variation.Change), Today);
        var commit = VariationCommands.Over(
            actor, asked, after, word.Agrees ? "member-agreed" : "member-disagreed",
            [("party", at.Party), .. word.Covers is { } covers ? [("covers", covers)] : Array.Empty<(string, string)>()]);
        mails.TellMemberSpoke(commit, at.Award, after);
        if (after.IsOpen) await AskAsync(commit, at, after, cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private async Task AskAsync(Commit commit, Membership at, Variation asked, CancellationToken cancellation)
    {
        if (asked.DeskBy is { } by) await mails.AskDeskAsync(commit, at.Award, asked, by, cancellation);
        await mails.AskOfficersAsync(commit, at.Award, asked, asked.DeskBy ?? Today, ":member", cancellation);
    }

    private DateOnly? DeskBy(Membership at, string change) =>
        at.Award.Home.Desk is not null && at.Facts.OutlineOf(change)?.DeskWorkingDays is { } days
            ? calendar.AddWorkingDays(Today, days) : null;
}
