namespace Funding.Workflows.People;

/// <summary>One end of a change of address answers, by the link that was mailed to it. Nobody is signed in by it.</summary>
public sealed class AddressEndCommands(
    AddressChangeStore changes, AddressChangeWriter writer, PeopleStore people, LinkService links, TypedAddress typedAddress,
    CommitWriter commits, TimeProvider clock)
{
    /// <summary>What the page behind the link shows; changes nothing.</summary>
    /// <exception cref="RefusedException">The link's reason, or the change is over.</exception>
    public async Task<AddressView> PreviewAsync(string? token, CancellationToken cancellation = default)
    {
        var at = await OpenAsync(token, cancellation);
        return new AddressView(
            at.End,
            EmailAddress.Mask(at.Change.AddressOf(at.End)),
            at.End == AddressEnd.Old ? at.Change.To : EmailAddress.Mask(at.Change.From),
            at.Change.ExpiresAt,
            at.Change.ConfirmedAt(at.End) is not null);
    }

    /// <summary>The end agrees; when both have, the address is changed.</summary>
    /// <param name="typed">The address of this end.</param>
    /// <returns>Whether the address is changed.</returns>
    /// <exception cref="RefusedException">The link's reason, another address, the change is over, or the new one is another's.</exception>
    public async Task<bool> ConfirmAsync(string? token, string? typed, CancellationToken cancellation = default)
    {
        await DemandTypedAsync(token, typed, cancellation);
        var confirmed = await Attempts.OrRefuseAsync(AddressChangeWriter.Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var at = await OpenAsync(token, cancellation);
            var change = at.Change.Confirm(at.End, clock.GetUtcNow());
            if (!await writer.IsFreeAsync(change.To, at.Person.Id, cancellation))
            {
                throw new RefusedException(AddressRefusals.Taken());
            }

            if (change != at.Change)
            {
                var commit = new Commit(HomeKeys.System).Replace(at.Stored, change).Audit(AuditNote.By(
                    at.Actor, "address-end-confirmed", at.Person.Id, ("change", change.Id), ("end", $"{at.End}")));
                await commits.SaveAsync(change.IsDecided ? commit.Then(AddressChangeWriter.Move(change)) : commit, cancellation);
            }

            return change;
        }, cancellation);
        return confirmed.IsDecided && await writer.CarryOutAsync(confirmed, cancellation);
    }

    /// <summary>The end refuses. Where the old one does, everybody is signed out: whoever asked may have been a stranger.</summary>
    /// <param name="typed">The address of this end.</param>
    /// <exception cref="RefusedException">The link's reason, another address, or the change is over.</exception>
    public async Task StopAsync(string? token, string? typed, CancellationToken cancellation = default)
    {
        await DemandTypedAsync(token, typed, cancellation);
        var stopped = await Attempts.OrRefuseAsync(AddressChangeWriter.Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var at = await OpenAsync(token, cancellation);
            await writer.EndAsync(at.Stored, at.Actor, at.Person, $"{at.End}", cancellation);
            return at;
        }, cancellation);
        if (stopped.End == AddressEnd.Old)
        {
            await people.EndSessionsAsync(stopped.Person.Id, cancellation);
        }
    }

    private async Task DemandTypedAsync(string? token, string? typed, CancellationToken cancellation)
    {
        var at = await OpenAsync(token, cancellation);
        await typedAddress.DemandAsync(at.Link, typed, at.Change.AddressOf(at.End), cancellation);
    }

    private async Task<OpenEnd> OpenAsync(string? token, CancellationToken cancellation)
    {
        var link = await links.FindAsync(token, LinkPurpose.AddressChange, cancellation);
        var (id, end) = AddressLetters.ReadSubject(link.Terms.Subject) ?? throw new RefusedException(LinkRefusals.Malformed);
        var person = await people.DemandAsync(link.PersonId, cancellation);
        var stored = await changes.FindAsync(link.PersonId, cancellation);
        return AddressChange.Problem(stored?.Value, id, person, clock.GetUtcNow()) is { } problem
            ? throw new RefusedException(problem)
            : new OpenEnd(link, end, stored!, person);
    }

    private sealed record OpenEnd(LinkRecord Link, AddressEnd End, Stored<AddressChange> Stored, Person Person)
    {
        public AddressChange Change => Stored.Value;

        public Actor Actor => Person.AsActor($"link:{Link.Id}");
    }
}

/// <param name="Address">Of this end, masked.</param>
/// <param name="Other">The new address for the old end; the old one, masked, for the new.</param>
/// <param name="Confirmed">By this end; the other is waited for.</param>
public sealed record AddressView(AddressEnd End, string Address, string Other, DateTimeOffset ExpiresAt, bool Confirmed);
