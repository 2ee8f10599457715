namespace Funding.Platform.People;

/// <summary>A role that a commit has put on record as given or taken.</summary>
/// <param name="PersonId">Of whoever has the address, or will have it: see <see cref="PeopleStore.IdOfAsync"/>.</param>
public sealed record RoleChange(string PersonId, string Email, RoleGrant Grant, bool Given, string Name = "", string Language = "zh");

/// <summary>Gives or takes a role that is on record; the person's row lies in another partition than the record.</summary>
internal sealed class RoleHandler(PeopleStore people) : IEffectHandler
{
    public const string KindName = "role";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var change = FundingJson.Deserialize<RoleChange>(payload)!;
        return change.Given
            ? people.GrantAsync(change, cancellation)
            : people.RevokeAsync(change.PersonId, change.Grant, cancellation);
    }
}

public static class RoleChanges
{
    /// <summary>What is on record happens, also when the process ends right after: an effect of the record's commit sees to it.</summary>
    /// <param name="commit">Of the system's partition.</param>
    public static Commit OnRecord(this Commit commit, Actor actor, RoleChange change, params (string Name, string Value)[] more) => commit
        .Audit(AuditNote.By(
            actor,
            change.Given ? "role-granted" : "role-revoked",
            change.PersonId,
            [("role", $"{change.Grant.Role}"), ("desk", change.Grant.Desk ?? ""), .. more]))
        .Then(change);

    /// <summary>The last word on one role of one person counts: a change not yet carried out gives way to the next.</summary>
    private static Commit Then(this Commit commit, RoleChange change) => commit.Then(Effect.Of(
        RoleHandler.KindName, $"role:{change.PersonId}:{change.Grant.Role}:{change.Grant.Desk}", change));
}
