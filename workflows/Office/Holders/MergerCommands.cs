namespace Funding.Workflows.Office.Holders;

/// <summary>
/// Merges two registrations of one organisation, and parts them again: one administrator proposes, another confirms by typing the end of a
/// code. Awards, applications and people stay where they are; whoever asks for one code is given what stands under both.
/// </summary>
public sealed class MergerCommands(
    MergerStore mergers, HolderQueries holders, OrganisationStore organisations, PeopleStore people, CommitWriter commits,
    TimeProvider clock)
{
    public const int DocumentCharacters = 100;

    private const int MostTold = 30;

    /// <param name="from">Credit code that is to be given up.</param>
    /// <param name="into">Credit code that stays, as it was typed.</param>
    /// <exception cref="RefusedException">
    /// A code is none or unknown, document or reason is missing, an application of the code that is given up runs, one of the codes is part
    /// of another merger, or the actor acts for the organisation.
    /// </exception>
    public async Task ProposeAsync(
        Actor actor, string from, string? into, string? document, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MergeOrganisations);
        var act = Read(actor, document, reason, CodeRefusals(into));
        var known = await mergers.ReadAsync(cancellation);
        if (known.Of(from) is { Holds: false } waiting) throw new RefusedException(MergerRefusals.Waits(waiting));
        if (known.All.Count(m => m.Waiting is not null) >= MergerDecision.MostWaiting)
            throw new RefusedException(MergerRefusals.TooManyWaiting(MergerDecision.MostWaiting));
        var merger = await DemandAsync(actor, known, from, CreditCode.Parse(into!).Value, act, cancellation);
        var commit = new Commit(MergerKeys.Partition)
            .Insert(MergerKeys.Of(from), merger)
            .Audit(Noted(actor, "merger-proposed", merger, act));
        await TellOfficeAsync(commit, actor, merger, act, cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Proposes to part what was merged by mistake.</summary>
    /// <exception cref="RefusedException">Nothing was merged, a proposal waits already, or document or reason is missing.</exception>
    public async Task ProposePartingAsync(
        Actor actor, string from, string? document, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MergeOrganisations);
        var act = Read(actor, document, reason, []);
        var stored = await FindAsync(from, cancellation);
        if (stored.Value.Waiting is not null) throw new RefusedException(MergerRefusals.Waits(stored.Value));
        var merger = stored.Value with { Standing = MergerStanding.PartingProposed, Parting = act };
        var commit = new Commit(MergerKeys.Partition).Replace(stored, merger).Audit(Noted(actor, "merger-parting-proposed", merger, act));
        await TellOfficeAsync(commit, actor, merger, act, cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <param name="accept">False declines it, or takes one's own back.</param>
    /// <param name="typed">The last four characters of <see cref="MergerDecision.CodeToType"/>; not looked at where it is declined.</param>
    /// <exception cref="RefusedException">
    /// Nothing waits, the same person proposed it, other characters were typed, or what was proposed may not be any more.
    /// </exception>
    public async Task DecideAsync(Actor actor, string from, bool accept, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MergeOrganisations);
        var stored = await FindAsync(from, cancellation);
        var merger = stored.Value;
        if (merger.Waiting is not { } asked) throw new RefusedException(MergerRefusals.NothingWaits());
        if (accept && MergerDecision.BarConfirmation(merger, actor.PersonId, typed) is { } bar) throw new RefusedException(bar);
        var parting = merger.Standing == MergerStanding.PartingProposed;
        var commit = new Commit(MergerKeys.Partition)
            .Audit(Noted(actor, $"merger{(parting ? "-parting" : "")}-{(accept ? "confirmed" : "declined")}", merger, asked));
        if (accept && !parting)
        {
            var turn = await mergers.TurnAsync(cancellation);
            await DemandAsync(actor, await mergers.ReadAsync(cancellation), from, merger.Into, asked, cancellation);
            commit.Put(MergerKeys.Turn, turn, (turn?.Value ?? 0) + 1).Replace(stored, merger with
            {
                Standing = MergerStanding.Holds,
                Confirmed = new(actor.PersonId, actor.Name, clock.GetUtcNow()),
            });
        }
        else if (parting && !accept)
        {
            commit.Replace(stored, merger with { Standing = MergerStanding.Holds, Parting = null });
        }
        else
        {
            commit.Delete(stored.Key, stored.ETag);
        }

        if (accept) await TellPeopleAsync(commit, merger, parting, cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private async Task<Stored<Merger>> FindAsync(string from, CancellationToken cancellation) =>
        (RouteIds.CouldBe(from) ? await mergers.FindAsync(from, cancellation) : null)
            ?? throw new RefusedException(MergerRefusals.NotFound(from));

    private async Task<Merger> DemandAsync(
        Actor actor, MergerList known, string from, string into, MergerAct act, CancellationToken cancellation)
    {
        var leaves = await OrganisationAsync(actor, from, cancellation);
        var stays = await OrganisationAsync(actor, into, cancellation);
        return MergerDecision.Bar(known, leaves, stays, actor.PersonId) is { Count: > 0 } refusals
            ? throw new RefusedException(refusals)
            : new(from, leaves.Name, into, stays.Name, MergerStanding.Proposed, act);
    }

    private async Task<MergingOrganisation> OrganisationAsync(Actor actor, string code, CancellationToken cancellation)
    {
        try
        {
            return (await holders.ReadAsync(actor, code, null, cancellation)).Merging();
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            throw new RefusedException(MergerRefusals.Unknown(code));
        }
    }

    private MergerAct Read(Actor actor, string? document, string? reason, IEnumerable<Refusal> before)
    {
        List<Refusal> refusals = [.. before];
        var named = TextIdentity.Tidy(document);
        if (named.Length is 0 or > DocumentCharacters) refusals.Add(MergerRefusals.NoDocument("document", DocumentCharacters));
        var why = "";
        try
        {
            why = Reasons.Demand(reason);
        }
        catch (RefusedException refused)
        {
            refusals.AddRange(refused.Refusals);
        }

        return refusals.Count > 0
            ? throw new RefusedException(refusals)
            : new(named, why, actor.PersonId, actor.Name, clock.GetUtcNow());
    }

    private static IEnumerable<Refusal> CodeRefusals(string? code) =>
        CreditCode.Read(code, confirmed: true).Problem is { } problem ? [CreditCodeRefusals.For(problem, MergerRefusals.Into)] : [];

    private static AuditNote Noted(Actor actor, string action, Merger merger, MergerAct act) => AuditNote.By(
        actor, action, merger.From, ("into", merger.Into), ("document", act.Document), ("reason", act.Reason));

    private async Task TellOfficeAsync(Commit commit, Actor actor, Merger merger, MergerAct act, CancellationToken cancellation)
    {
        foreach (var other in (await people.InRoleAsync(Role.Administrator, null, cancellation))
            .Where(p => p.Id != actor.PersonId).Take(MostTold))
        {
            commit.Mail(
                $"mail:{MergerMails.MergerProposed.Name}:{merger.From}:{other.Id}:{act.At.UtcTicks}",
                MergerMails.Proposed(other.Id, merger, act));
        }
    }

    private async Task TellPeopleAsync(Commit commit, Merger merger, bool parting, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow().UtcTicks;
        foreach (var code in (string[])[merger.From, merger.Into])
        {
            foreach (var person in ((await organisations.FindAsync(code, cancellation))?.Value.Members ?? []).Take(MostTold))
            {
                commit.Mail(
                    $"mail:{MergerMails.ToPeople(parting).Name}:{merger.From}:{code}:{person}:{at}",
                    MergerMails.Decided(person, merger, parting, code));
            }
        }
    }
}
