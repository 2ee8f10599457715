using OtpNet;

namespace Funding.Workflows.Money.Hands;

/// <summary>What the person sees while an enrolment is open.</summary>
/// <param name="Groups">The secret in base32, in groups of four.</param>
/// <param name="Address">For an authenticator's camera (otpauth).</param>
public sealed record CodeEnrolment(string Groups, string Address);

/// <summary>
/// One-time codes: an administrator opens the enrolment of a verified person who sits beside them, the person types two codes. The step of
/// a code is a row taken by its ETag before what it approves, so that a code counts once.
/// </summary>
public sealed class CodeCommands(
    ITableStore tables, HandStore hands, SealedContent sealing, CommitWriter commits, MailOptions mail, TimeProvider clock)
{
    private const string Prefix = "code:";
    private const int SecretBytes = 20;

    internal static string KeyOf(string personId) => Prefix + personId;

    public Task<Stored<OneTimeCode>?> FindAsync(string personId, CancellationToken cancellation = default) =>
        tables.GetAsync<OneTimeCode>(HomeKeys.System, KeyOf(personId), cancellation);

    /// <summary>Everybody's, by person: one query.</summary>
    public async Task<IReadOnlyDictionary<string, OneTimeCode>> ListAsync(CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<OneTimeCode>(HomeKeys.System, KeyRange.Prefix(Prefix), cancellation)
            .ToDictionaryAsync(row => row.Value.PersonId, row => row.Value, StringComparer.Ordinal, cancellation);

    /// <summary>Opens the enrolment of a verified person, once.</summary>
    /// <exception cref="RefusedException">Oneself, nobody verified, or codes that a recovery has to void first.</exception>
    public async Task OpenAsync(Actor actor, string personId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.VerifyPerson);
        await DemandVerifiedAsync(personId, cancellation);
        var stored = await FindAsync(personId, cancellation);
        if (CodeDecision.BarOpening(stored?.Value, personId, actor.PersonId) is { } bar) throw new RefusedException(bar);
        await SaveAsync(actor, "code-enrolment-opened", stored, Fresh(actor, personId), cancellation);
    }

    /// <summary>One administrator asks for a new enrolment, as when a telephone was lost; the codes until then count no more.</summary>
    public async Task AskRecoveryAsync(Actor actor, string personId, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.VerifyPerson);
        var why = Reasons.Demand(reason);
        var stored = await FindAsync(personId, cancellation);
        if (CodeDecision.BarRecovery(stored?.Value, personId, actor.PersonId, confirms: false) is { } bar) throw new RefusedException(bar);
        await SaveAsync(
            actor, "code-recovery-asked", stored, stored!.Value with { State = CodeState.Recovering, Opened = Mark(actor) }, cancellation,
            ("reason", why));
    }

    /// <summary>Another administrator confirms it: the enrolment is open with a new secret.</summary>
    public async Task ConfirmRecoveryAsync(Actor actor, string personId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.VerifyPerson);
        await DemandVerifiedAsync(personId, cancellation);
        var stored = await FindAsync(personId, cancellation);
        if (CodeDecision.BarRecovery(stored?.Value, personId, actor.PersonId, confirms: true) is { } bar) throw new RefusedException(bar);
        await SaveAsync(
            actor, "code-recovery-confirmed", stored, Fresh(actor, personId) with { LastStep = stored!.Value.LastStep }, cancellation);
    }

    /// <returns>Null where no enrolment is open for the actor.</returns>
    public async Task<CodeEnrolment?> EnrolmentAsync(Actor actor, CancellationToken cancellation = default)
    {
        var code = (await FindAsync(actor.PersonId, cancellation))?.Value;
        if (code is not { State: CodeState.Enrolling } || clock.GetUtcNow() - code.Opened.At > CodeDecision.EnrolmentTerm) return null;
        var secret = sealing.Open(code.Secret, OneTimeCode.PlaceOf(actor.PersonId));
        return new(
            string.Join(' ', secret.Chunk(4).Select(group => new string(group))),
            new OtpUri(OtpType.Totp, secret, actor.Name, mail.FromName).ToString());
    }

    /// <param name="first">The code that the person's device shows; <paramref name="second"/> the one after it.</param>
    /// <exception cref="RefusedException">No enrolment is open, or the codes are not two behind each other.</exception>
    public async Task EnrolAsync(Actor actor, string? first, string? second, CancellationToken cancellation = default)
    {
        await hands.DemandAsync(actor, cancellation);
        var stored = await FindAsync(actor.PersonId, cancellation);
        if (stored?.Value.State != CodeState.Enrolling) throw new RefusedException(CodeRefusals.NotOpen());
        var (after, bar) = CodeDecision.Enrol(
            stored.Value, StepOf(stored.Value, first, before: 3), StepOf(stored.Value, second, before: 2), clock.GetUtcNow());
        if (after != stored.Value)
            await SaveAsync(actor, bar is null ? "code-enrolled" : "code-refused", stored, after, cancellation);
        if (bar is not null) throw new RefusedException(bar);
    }

    /// <summary>Takes a code, for one act: when this returns it counts no more.</summary>
    /// <exception cref="RefusedException">None is enrolled, it is wrong or was used, or too many were wrong.</exception>
    public async Task TakeAsync(Actor actor, string? code, CancellationToken cancellation = default)
    {
        var stored = await FindAsync(actor.PersonId, cancellation);
        if (stored?.Value.State != CodeState.Active) throw new RefusedException(CodeRefusals.Missing());
        var (after, bar) = CodeDecision.Take(stored.Value, StepOf(stored.Value, code, before: 1), clock.GetUtcNow());
        if (after != stored.Value)
            await SaveAsync(actor, bar is null ? "code-taken" : "code-refused", stored, after, cancellation);
        if (bar is not null) throw new RefusedException(bar);
    }

    /// <param name="before">Steps back that are looked at, for clocks that go slow and fingers that take time; one ahead always is.</param>
    private long? StepOf(OneTimeCode code, string? typed, int before)
    {
        var digits = DigitsOf(typed);
        var totp = new Totp(Base32Encoding.ToBytes(sealing.Open(code.Secret, OneTimeCode.PlaceOf(code.PersonId))));
        return digits.Length == 6 && totp.VerifyTotp(
            clock.GetUtcNow().UtcDateTime, digits, out var step, new VerificationWindow(previous: before, future: 1)) ? step : null;
    }

    private static string DigitsOf(string? typed) => string.Concat((typed ?? "").Select(HalfWidth.Of).Where(char.IsAsciiDigit));

    private OneTimeCode Fresh(Actor actor, string personId) => new(
        personId,
        sealing.Seal(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes)), OneTimeCode.PlaceOf(personId)),
        CodeState.Enrolling, Mark(actor));

    private async Task DemandVerifiedAsync(string personId, CancellationToken cancellation)
    {
        if (!await hands.StandsAsync(personId, cancellation)) throw new RefusedException(HandRefusals.NotFound());
    }

    private Task SaveAsync(
        Actor actor, string action, Stored<OneTimeCode>? stored, OneTimeCode after, CancellationToken cancellation,
        params (string, string)[] more) => commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System).Put(KeyOf(after.PersonId), stored, after).Audit(AuditNote.By(actor, action, after.PersonId, more)),
            cancellation);

    private ActMark Mark(Actor actor) => new(actor.PersonId, actor.Name, clock.GetUtcNow());
}
