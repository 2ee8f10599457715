namespace Funding.Workflows.Money.Hands;

/// <summary>
/// That an account is a certain human being's: one administrator entered the number of the identity card, another, who saw the card,
/// confirmed it. Of the number a keyed hash and the last four characters are kept.
/// </summary>
/// <param name="Email">The person's address then; <paramref name="AddressSince"/> since when it was theirs, as <see cref="Person"/> has
/// it.</param>
public sealed record Verification(
    string PersonId, string Name, string Email, DateTimeOffset? AddressSince, string Hash, string Tail, ActMark Entered)
{
    /// <summary>Null while it waits for the second administrator.</summary>
    public ActMark? Confirmed { get; init; }

    /// <summary>How often another number was typed to confirm it.</summary>
    public int Misses { get; init; }

    /// <summary>Its row in the system's partition begins so.</summary>
    internal const string Prefix = "verified:";

    internal static string KeyOf(string personId) => Prefix + personId;

    /// <summary>Whether it counts for the person as they are now: with another mailbox somebody else may sit behind the account.</summary>
    /// <param name="person">Null where the account was removed.</param>
    public bool StandsFor(Person? person) => Confirmed is not null && IsOf(person);

    /// <inheritdoc cref="StandsFor"/>
    public bool IsOf(Person? person) =>
        person is { Disabled: false } && person.Id == PersonId && person.Email == Email && person.AddressSince == AddressSince;
}

/// <summary>Who may enter, confirm and end a verification. Pure.</summary>
public static class VerificationDecision
{
    /// <summary>After so many other numbers the entry is void.</summary>
    public const int MostMisses = 5;

    /// <param name="before">What is on record of the person; null for nothing.</param>
    /// <returns>Why not; null where it may be entered.</returns>
    public static Refusal? BarEntry(Verification? before, Person person, string actorId) =>
        person.Id == actorId ? HandRefusals.Oneself()
        : !person.Roles.Any(r => r.Role is Role.Officer or Role.Administrator) ? HandRefusals.NotOfOffice()
        : before?.IsOf(person) == true ? HandRefusals.Entered() : null;

    /// <param name="enteredBy">What is on record of the administrator who entered it.</param>
    /// <param name="actor">What is on record of the administrator who confirms it; either null where they are not verified.</param>
    /// <returns>Why not; null where the number may be typed.</returns>
    public static Refusal? BarConfirmation(
        Verification waiting, Person? person, string actorId, Verification? enteredBy, Verification? actor) =>
        waiting.Confirmed is not null ? HandRefusals.Confirmed()
        : !waiting.IsOf(person) ? HandRefusals.AddressChanged()
        : waiting.PersonId == actorId ? HandRefusals.Oneself()
        : waiting.Entered.ByPerson == actorId || (enteredBy is not null && enteredBy.Hash == actor?.Hash)
            ? HandRefusals.SecondAdministrator() : null;

    /// <summary>Another number than the one entered was typed.</summary>
    /// <returns>Null where it was once too often: the entry is void.</returns>
    public static Verification? Missed(Verification waiting) =>
        waiting.Misses + 1 >= MostMisses ? null : waiting with { Misses = waiting.Misses + 1 };
}
