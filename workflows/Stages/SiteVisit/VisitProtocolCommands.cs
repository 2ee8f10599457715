namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>What visitors do with the one protocol of a visit: fill it in, sign it, open it again.</summary>
public sealed class VisitProtocolCommands(
    RoundStore rounds, VisitAccessStore access, ApplicationStore applications, PeopleStore people, CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 5;

    private static readonly Texts Texts = new(typeof(SiteVisitKind));

    /// <summary>Saves what was found so far; it may be partial.</summary>
    /// <param name="seen">A <see cref="VisitEntry.VersionOf"/> that the page was filled from.</param>
    /// <param name="onRecord">False while it is typed: nobody else reads it before it is signed.</param>
    /// <exception cref="RefusedException">
    /// Not the actor's to visit, before the day, complete, signed by one, changed by the other since, or a text that cannot be kept.
    /// </exception>
    public Task<Visit> SaveAsync(
        Actor actor, string roundId, string caseId, VisitEntry entry, string seen, bool onRecord = true,
        CancellationToken cancellation = default) => ChangeAsync(actor, roundId, caseId, async (opened, commit) =>
    {
        DemandUnsigned(opened);
        var before = opened.Visit.Value;
        var visit = entry.On(before, SiteVisitSettings.In(await rounds.GetProgrammeAsync(roundId, cancellation)));
        var (stored, typed) = (VisitEntry.VersionOf(before), VisitEntry.VersionOf(visit));
        if (stored == typed)
            return before;
        if (seen != stored)
            throw new RefusedException(SiteVisitRefusals.Changed());
        if (onRecord)
            commit.Audit(AuditNote.By(actor, "visit-saved", caseId));
        return visit;
    }, cancellation);

    /// <summary>
    /// Signs the protocol as it is. The second signature completes it: an application that fails a condition is out of the round, but for a
    /// dissent, with which an officer decides.
    /// </summary>
    /// <param name="typed">The last four characters of the content code.</param>
    /// <param name="dissent">What the actor holds against it; null or blank for nothing.</param>
    /// <exception cref="RefusedException">
    /// Not the actor's to visit, before the day, complete, signed by them already, something is missing, or another code was typed.
    /// </exception>
    public Task<Visit> SignAsync(
        Actor actor, string roundId, string caseId, string? typed, string? dissent, CancellationToken cancellation = default) =>
        ChangeAsync(actor, roundId, caseId, async (opened, commit) =>
        {
            var (round, stage, stored) = opened;
            if (stored.Value.Signatures.Any(s => s.ExpertId == actor.PersonId))
                throw new RefusedException(SiteVisitRefusals.HasSigned());
            var settings = SiteVisitSettings.In(await rounds.GetProgrammeAsync(roundId, cancellation));
            DemandComplete(settings, stored.Value);
            var code = VisitCode.Of(roundId, stage, stored.Value);
            TypedConfirmation.Demand(typed, code);
            var against = CheckedDissent(dissent);
            var visit = stored.Value with
            {
                Signatures = [.. stored.Value.Signatures, new(actor.PersonId, clock.GetUtcNow(), code, against)],
            };
            commit.Audit(AuditNote.By(
                actor, "visit-signed", caseId, ("code", code), ("dissent", against is null ? "" : Sha256Hex.Of(against))));
            return visit.HasProtocol ? await CompleteAsync(commit, round, stage, settings, visit, cancellation) : visit;
        }, cancellation);

    /// <summary>Takes the first signature away, for something is to be changed; who gave it is told and signs again.</summary>
    /// <exception cref="RefusedException">Not the actor's to visit, or complete.</exception>
    public Task<Visit> ReopenAsync(Actor actor, string roundId, string caseId, CancellationToken cancellation = default) =>
        ChangeAsync(actor, roundId, caseId, (opened, commit) =>
        {
            var (round, stage, stored) = opened;
            if (stored.Value.Signatures.Count == 0)
                return Task.FromResult(stored.Value);
            var visit = stored.Value with { Signatures = [], Reopenings = stored.Value.Reopenings + 1 };
            foreach (var signer in stored.Value.Signatures.Select(s => s.ExpertId).Where(s => s != actor.PersonId))
                commit.MailVisitor(round, stage, VisitMails.VisitReopened, signer, visit, $"{visit.Reopenings}");
            commit.Audit(AuditNote.By(actor, "visit-reopened", caseId));
            return Task.FromResult(visit);
        }, cancellation);

    private async Task<Visit> CompleteAsync(
        Commit commit, Round round, PlannedStage stage, SiteVisitSettings settings, Visit signed, CancellationToken cancellation)
    {
        var visit = signed with { State = VisitFindings.Outcome(settings, signed), EndedAt = clock.GetUtcNow(), RemindOn = null };
        if (visit.State == VisitState.Failed)
        {
            var unmet = VisitFindings.NotMet(settings, visit);
            visit = visit with { Reason = Texts.Of("failed.reason", string.Join('；', unmet.Select(i => i.Name.Zh))).Zh };
            commit.FailCase(
                Actor.Rule(SiteVisitStage.Kind), round, stage, await applications.GetAsync(round.Id, visit.CaseId, cancellation), visit);
        }
        else if (visit.State == VisitState.Undecided)
        {
            foreach (var officer in await people.HandlingAsync(Role.Officer, round.Id, cancellation))
                commit.MailOfficer(round, stage, VisitMails.VisitDissent, officer.Id, visit, $"{visit.Reopenings}");
        }

        commit.WakeRound(round.Id);
        return visit;
    }

    private Task<Visit> ChangeAsync(
        Actor actor, string roundId, string caseId, Func<OpenedVisit, Commit, Task<Visit>> change, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var opened = await access.OpenForChangeAsync(actor, roundId, caseId, cancellation);
            DemandBegun(opened.Visit.Value, clock.GetUtcNow());
            var commit = new Commit(RoundKeys.Partition(roundId));
            var visit = await change(opened, commit);
            if (visit != opened.Visit.Value)
                await commits.SaveAsync(commit.ReplaceVisit(opened.Stage, opened.Visit, visit), cancellation);
            return visit;
        }, cancellation);

    /// <summary>What is found is found on the spot: from the day of the visit on.</summary>
    internal static void DemandBegun(Visit visit, DateTimeOffset now)
    {
        if (visit.Appointment is not { } at || ShanghaiTime.DayOf(now) < at.Day)
            throw new RefusedException(SiteVisitRefusals.TooEarly());
    }

    internal static void DemandUnsigned(OpenedVisit opened)
    {
        if (opened.Visit.Value.Signatures.Count > 0)
            throw new RefusedException(SiteVisitRefusals.SignedByOne());
    }

    private static void DemandComplete(SiteVisitSettings settings, Visit visit)
    {
        if (VisitFindings.Missing(settings, visit) is { Count: > 0 } missing)
            throw new RefusedException([.. missing]);
        if (visit.Photographs.Any(p => p.Scan == "infected"))
            throw new RefusedException(SiteVisitRefusals.Infected());
    }

    private static string? CheckedDissent(string? dissent)
    {
        var text = dissent?.ReplaceLineEndings("\n").Trim() ?? "";
        if (text.Length == 0)
            return null;
        if (TextSafety.Check(text, "dissent", multiline: true).FirstOrDefault() is { } wrong)
            throw new RefusedException(wrong);
        return TextSafety.Length(text) is >= 5 and <= VisitSignature.MostOfDissent
            ? text : throw new RefusedException(SiteVisitRefusals.Dissent(5, VisitSignature.MostOfDissent));
    }
}
