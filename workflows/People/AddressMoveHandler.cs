namespace Funding.Workflows.People;

/// <summary>Carries out a change of address that is decided; safe to make again, and once on record.</summary>
public sealed class AddressMoveHandler(AddressChangeStore changes, PeopleStore people, LinkService links, CommitWriter commits)
    : IEffectHandler
{
    public const string KindName = "address-move";

    private static readonly Actor Rule = Actor.Rule("address-change");

    public string Kind => KindName;

    /// <param name="payload">The person's id.</param>
    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var personId = FundingJson.Deserialize<string>(payload)!;
        if (await changes.FindAsync(personId, cancellation) is not { Value.IsDecided: true } stored)
        {
            return;
        }

        var change = stored.Value;
        var moved = await people.FindAsync(personId, cancellation) is not null && await people.MoveAsync(change, cancellation);
        var person = (await people.FindAsync(personId, cancellation))?.Value;
        var language = person?.Language ?? "zh";
        var commit = new Commit(HomeKeys.System).Delete(stored.Key, stored.ETag);
        if (moved)
        {
            await links.RevokeEarlierAsync(personId, person!.AddressSince ?? change.AskedAt, cancellation);
            commit.Audit(AuditNote.By(Rule, "address-changed", personId, ("change", change.Id)))
                .Letter(AddressMails.AddressChanged, change, AddressEnd.New, language)
                .Letter(AddressMails.AddressGivenUp, change, AddressEnd.Old, language)
                .Then(Effect.Of(PoolAddressHandler.KindName, $"pool-address:{change.Id}", change));
        }
        else
        {
            commit.Audit(AuditNote.By(Rule, "address-change-failed", personId, ("change", change.Id)));
            if (person is not null)
                commit.Letter(AddressMails.AddressChangeFailed, change, AddressEnd.Old, language);
        }

        // A conflict: whoever pressed the button and the outbox carried it out at the same moment.
        await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
    }
}
