namespace Funding.Workflows.Money.Hands;

/// <summary>How somebody's one-time codes stand.</summary>
public enum CodeState
{
    /// <summary>An administrator opened the enrolment; the person types two codes.</summary>
    Enrolling,
    Active,

    /// <summary>One administrator asked for a new enrolment, another confirms it; the codes before count no more.</summary>
    Recovering,
}

/// <summary>One-time codes of a verified person (TOTP, RFC 6238: six digits, 30 seconds).</summary>
/// <param name="Secret">Sealed by the key ring for <see cref="PlaceOf"/>.</param>
/// <param name="Opened">By which administrator the enrolment was opened; of a recovery who asked for it.</param>
public sealed record OneTimeCode(string PersonId, string Secret, CodeState State, ActMark Opened)
{
    /// <summary>The last time step whose code was taken: it and those before count no more.</summary>
    public long LastStep { get; init; }

    /// <summary>Wrong codes since the last right one.</summary>
    public int Misses { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public static string PlaceOf(string personId) => $"code:{personId}";
}

/// <summary>What becomes of one-time codes. Pure; whether a code fits its secret is told from outside.</summary>
public static class CodeDecision
{
    /// <summary>So long an enrolment that was opened may be finished.</summary>
    public static readonly TimeSpan EnrolmentTerm = TimeSpan.FromMinutes(30);

    /// <summary>So long nothing is taken after too many wrong codes.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    public const int MostMisses = 5;

    /// <param name="step">The time step that the code belongs to; null where it fits none.</param>
    /// <returns>The row after it, whether the code was right or not, and why it does not count; null where it does.</returns>
    public static (OneTimeCode After, Refusal? Bar) Take(OneTimeCode code, long? step, DateTimeOffset now)
    {
        if (code.LockedUntil is { } until && until > now) return (code, CodeRefusals.Locked(until));
        if (step is { } taken && taken > code.LastStep)
            return (code with { LastStep = taken, Misses = 0, LockedUntil = null }, null);
        var misses = code.Misses + 1;
        return misses >= MostMisses
            ? (code with { Misses = 0, LockedUntil = now + Lock }, CodeRefusals.Locked(now + Lock))
            : (code with { Misses = misses, LockedUntil = null },
                step is null ? CodeRefusals.Wrong(MostMisses - misses) : CodeRefusals.Used());
    }

    /// <summary>Two codes of steps behind each other show that the person's device has the secret and the time.</summary>
    public static (OneTimeCode After, Refusal? Bar) Enrol(OneTimeCode code, long? first, long? second, DateTimeOffset now)
    {
        if (now - code.Opened.At > EnrolmentTerm) return (code, CodeRefusals.EnrolmentOver());
        var (after, bar) = Take(code, first is { } one && second == one + 1 ? second : null, now);
        return bar is null ? (after with { State = CodeState.Active }, null) : (after, bar);
    }

    /// <returns>Why an administrator cannot open an enrolment; null where they can.</returns>
    public static Refusal? BarOpening(OneTimeCode? before, string personId, string actorId) =>
        personId == actorId ? HandRefusals.Oneself()
        : before?.State is CodeState.Active or CodeState.Recovering ? CodeRefusals.RecoveryFirst() : null;

    /// <returns>Why an administrator cannot ask for a recovery, or confirm it; null where they can.</returns>
    public static Refusal? BarRecovery(OneTimeCode? code, string personId, string actorId, bool confirms) =>
        personId == actorId ? HandRefusals.Oneself()
        : code?.State != (confirms ? CodeState.Recovering : CodeState.Active) ? CodeRefusals.NoRecovery()
        : confirms && code.Opened.ByPerson == actorId ? HandRefusals.SecondAdministrator() : null;
}
