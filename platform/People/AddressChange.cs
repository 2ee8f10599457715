namespace Funding.Platform.People;

/// <summary>The mailbox that a person leaves, and the one they go to.</summary>
public enum AddressEnd
{
    Old,
    New,
}

/// <summary>A change of a person's address from its asking until it is carried out. A person has one at a time.</summary>
public sealed record AddressChange
{
    /// <summary>How long both ends have.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Lower-case hex, 32 characters.</summary>
    public required string Id { get; init; }

    public required string PersonId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? OldConfirmedAt { get; init; }

    public DateTimeOffset? NewConfirmedAt { get; init; }

    /// <summary>The administrator's, who decides for both ends; null where these confirm.</summary>
    public string? Reason { get; init; }

    [JsonIgnore]
    public DateTimeOffset ExpiresAt => AskedAt + Lifetime;

    /// <summary>Nothing is left to confirm: it is being carried out.</summary>
    [JsonIgnore]
    public bool IsDecided => Reason is not null || (OldConfirmedAt is not null && NewConfirmedAt is not null);

    public string AddressOf(AddressEnd end) => end == AddressEnd.Old ? From : To;

    public DateTimeOffset? ConfirmedAt(AddressEnd end) => end == AddressEnd.Old ? OldConfirmedAt : NewConfirmedAt;

    public AddressChange Confirm(AddressEnd end, DateTimeOffset now) => end == AddressEnd.Old
        ? this with { OldConfirmedAt = OldConfirmedAt ?? now }
        : this with { NewConfirmedAt = NewConfirmedAt ?? now };

    /// <summary>Why one end can neither confirm nor stop it; null when it can.</summary>
    /// <param name="id">Of the change that the end was asked about.</param>
    /// <param name="person">As they are now.</param>
    public static Refusal? Problem(AddressChange? change, string id, Person person, DateTimeOffset now) =>
        change is null || change.Id != id || change.From != person.Email || change.IsDecided ? AddressRefusals.Over()
        : now >= change.ExpiresAt ? AddressRefusals.Expired()
        : null;

    /// <summary>The new address in its normal form.</summary>
    /// <exception cref="RefusedException">It is none, or the person's own.</exception>
    public static string Demand(Person person, string? typed)
    {
        var address = EmailAddress.Normalised(typed) ?? throw new RefusedException(AddressRefusals.Invalid());
        return address == person.Email ? throw new RefusedException(AddressRefusals.Same()) : address;
    }

    /// <summary>Whether an address can become the person's: nobody has it, or an account that holds nothing.</summary>
    /// <param name="holdsNothing">Of the account that has it.</param>
    public static bool IsFree(AddressHolder holder, string personId, bool holdsNothing) =>
        holder.Person is null ? holder.Row?.Value.PersonId is null || holder.Row.Value.PersonId == personId
        : holder.Person.Id == personId || holdsNothing;
}
