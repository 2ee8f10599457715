namespace Funding.Workflows.People;

/// <summary>A change of address is asked for, by the person or by the office with a reason.</summary>
public sealed class AddressChangeCommands(
    AddressChangeStore changes, AddressChangeWriter writer, PeopleStore people, SlidingWindow window, IOptions<StrangerLimits> limits,
    TimeProvider clock)
{
    private const string PersonScope = "address-change-person";
    private const string AddressScope = "address-change-address";
    private const string EverybodyScope = "address-change-everybody";

    /// <summary>No mailbox is flooded.</summary>
    private const int PerAddress = 3;

    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <returns>The change that waits for its ends; null for none.</returns>
    public async Task<AddressChange?> OpenAsync(Actor actor, CancellationToken cancellation = default) =>
        (await changes.FindAsync(actor.PersonId, cancellation))?.Value is { IsDecided: false } change
        && clock.GetUtcNow() < change.ExpiresAt
            ? change : null;

    /// <summary>Asks both ends. Whether the new address has an account is told to nobody but its reader.</summary>
    /// <exception cref="RefusedException">No address, the present one, too many askings, or one is being carried out.</exception>
    public async Task<AddressChange> AskAsync(Actor actor, string? email, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ChangeOwnAddress);
        var person = await people.DemandAsync(actor.PersonId, cancellation);
        var change = writer.New(person, AddressChange.Demand(person, email));
        await TakeAsync(PersonScope, person.Id, limits.Value.AddressChangesPerPerson, cancellation);
        await TakeAsync(AddressScope, change.To, PerAddress, cancellation);
        await TakeAsync(EverybodyScope, EverybodyScope, limits.Value.AddressChangesPerDay, cancellation);
        var free = await writer.IsFreeAsync(change.To, person.Id, cancellation);
        await writer.BeginAsync(
            change,
            commit => commit
                .Audit(AuditNote.By(actor, "address-change-asked", person.Id, ("change", change.Id)))
                .AskEnds(change, person.Language, free),
            cancellation);
        return change;
    }

    /// <summary>Whoever asked takes it back; nothing when there is nothing to take back.</summary>
    public async Task TakeBackAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ChangeOwnAddress);
        var person = await people.DemandAsync(actor.PersonId, cancellation);
        await Attempts.OrRefuseAsync(AddressChangeWriter.Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            if (await changes.FindAsync(person.Id, cancellation) is { Value.IsDecided: false } stored)
            {
                await writer.EndAsync(stored, actor, person, "Asked", cancellation);
            }
        }, cancellation);
    }

    /// <summary>The office corrects an address whose owner cannot confirm it any more; both ends are told.</summary>
    /// <exception cref="RefusedException">One's own, no reason, no address, or another's.</exception>
    public async Task ByOfficeAsync(
        Actor actor, string personId, string? email, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        if (personId == actor.PersonId)
        {
            throw new RefusedException(AddressRefusals.Own());
        }

        var person = await people.DemandAsync(personId, cancellation);
        var change = writer.New(person, AddressChange.Demand(person, email)) with { Reason = Reasons.Demand(reason) };
        if (!await writer.IsFreeAsync(change.To, personId, cancellation))
        {
            throw new RefusedException(AddressRefusals.Taken());
        }

        await writer.BeginAsync(
            change,
            commit => commit.Then(AddressChangeWriter.Move(change)).Audit(AuditNote.By(
                actor, "address-change-decided", personId, ("change", change.Id), ("reason", change.Reason!))),
            cancellation);
        if (!await writer.CarryOutAsync(change, cancellation))
        {
            throw new RefusedException(AddressRefusals.Taken());
        }
    }

    /// <summary>Forgets old counts and changes that nobody confirmed; the retention job calls it.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellation = default) =>
        await window.PruneAsync(PersonScope, Window, cancellation) + await window.PruneAsync(AddressScope, Window, cancellation)
        + await window.PruneAsync(EverybodyScope, Window, cancellation) + await changes.PruneAsync(clock.GetUtcNow(), cancellation);

    private async Task TakeAsync(string scope, string key, int limit, CancellationToken cancellation)
    {
        if (await window.TakeAsync(scope, key, limit, Window, cancellation) is { } wait)
            throw new RefusedException(AddressRefusals.TooMany(wait));
    }
}
