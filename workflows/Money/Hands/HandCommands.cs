namespace Funding.Workflows.Money.Hands;

/// <summary>
/// Verifies persons: one administrator enters the number of the identity card, another, who has seen the card, types it again. Each is one
/// commit of the system's partition; the number stands in no row, mail or record.
/// </summary>
public sealed class HandCommands(
    HandStore hands, IdentityKeyStore key, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    private const int MostTold = 30;

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <exception cref="RefusedException">
    /// No such person, not of the office, oneself, entered already, or no identity number by its form, province, day or check digit.
    /// </exception>
    public async Task EnterAsync(Actor actor, string email, string? number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.VerifyPerson);
        var typed = TypedIdentity.Read(number, Today);
        var person = (await people.HolderAsync(email, cancellation)).Person ?? throw new RefusedException(HandRefusals.NoPerson());
        var before = await hands.FindAsync(person.Id, cancellation);
        if (VerificationDecision.BarEntry(before?.Value, person, actor.PersonId) is { } bar) throw new RefusedException(bar);
        var entered = new Verification(
            person.Id, person.ShownAs, person.Email, person.AddressSince, typed.Hash(await key.DemandAsync(cancellation)), typed.Tail,
            new(actor.PersonId, actor.Name, clock.GetUtcNow()));
        var commit = new Commit(HomeKeys.System).Put(Verification.KeyOf(person.Id), before, entered)
            .Audit(AuditNote.By(actor, "identity-entered", person.Id));
        foreach (var other in (await people.InRoleAsync(Role.Administrator, null, cancellation))
            .Where(p => p.Id != actor.PersonId && p.Id != person.Id).Take(MostTold))
        {
            commit.Mail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"mail:{HandMails.IdentityToConfirm.Name}:{person.Id}:{entered.Entered.At.ToUnixTimeSeconds()}:{other.Id}"),
                HandMails.ToConfirm(other.Id, entered));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <param name="number">As the second administrator reads it from the card.</param>
    /// <exception cref="RefusedException">
    /// Nothing waits, the same administrator entered it, the person's address changed since, or the number is another one; after five of
    /// those the entry is void.
    /// </exception>
    public async Task ConfirmAsync(Actor actor, string personId, string? number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.VerifyPerson);
        var stored = await hands.FindAsync(personId, cancellation) ?? throw new RefusedException(HandRefusals.NotFound());
        var waiting = stored.Value;
        var bar = VerificationDecision.BarConfirmation(
            waiting, (await people.FindAsync(personId, cancellation))?.Value, actor.PersonId,
            (await hands.FindAsync(waiting.Entered.ByPerson, cancellation))?.Value,
            (await hands.FindAsync(actor.PersonId, cancellation))?.Value);
        if (bar is not null) throw new RefusedException(bar);
        var typed = TypedIdentity.Read(number, Today);
        if (typed.Hash(await key.DemandAsync(cancellation)) != waiting.Hash)
        {
            await MissedAsync(actor, stored, cancellation);
            return;
        }

        var now = clock.GetUtcNow();
        var commit = new Commit(HomeKeys.System)
            .Replace(stored, waiting with { Confirmed = new(actor.PersonId, actor.Name, now), Misses = 0 })
            .Audit(AuditNote.By(actor, "identity-confirmed", personId, ("entered by", waiting.Entered.ByPerson)));
        foreach (var told in new[] { personId, waiting.Entered.ByPerson }.Distinct())
            commit.Mail(
                string.Create(
                    CultureInfo.InvariantCulture, $"mail:{HandMails.IdentityConfirmed.Name}:{personId}:{now.ToUnixTimeSeconds()}:{told}"),
                HandMails.Confirmed(told, waiting, actor.Name));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Ends a verification, or takes an entry away; who has none is no hand of a payment.</summary>
    /// <exception cref="RefusedException">Nothing is on record, or no reason is given.</exception>
    public async Task EndAsync(Actor actor, string personId, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.VerifyPerson);
        var why = Reasons.Demand(reason);
        var stored = await hands.FindAsync(personId, cancellation) ?? throw new RefusedException(HandRefusals.NotFound());
        var commit = new Commit(HomeKeys.System).Delete(stored.Key, stored.ETag)
            .Audit(AuditNote.By(actor, "identity-ended", personId, ("reason", why)));
        if (await people.FindAsync(personId, cancellation) is not null)
            commit.Mail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"mail:{HandMails.IdentityEnded.Name}:{personId}:{clock.GetUtcNow().ToUnixTimeSeconds()}"),
                HandMails.Ended(personId, stored.Value, why));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private async Task MissedAsync(Actor actor, Stored<Verification> stored, CancellationToken cancellation)
    {
        var after = VerificationDecision.Missed(stored.Value);
        var commit = new Commit(HomeKeys.System).Audit(AuditNote.By(actor, "identity-mismatch", stored.Value.PersonId));
        if (after is null)
            commit.Delete(stored.Key, stored.ETag);
        else
            commit.Replace(stored, after);
        await commits.SaveOrRefuseAsync(commit, cancellation);
        throw new RefusedException(
            after is null ? HandRefusals.Void() : HandRefusals.OtherNumber(VerificationDecision.MostMisses - after.Misses));
    }
}
