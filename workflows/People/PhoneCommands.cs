namespace Funding.Workflows.People;

/// <summary>
/// A person gives a mobile number for reminders, confirms it by the code that is sent to it, and takes it away again. Where the host has no
/// gateway nobody is asked for one.
/// </summary>
/// <param name="sms">Null where no text message is sent.</param>
public sealed class PhoneCommands(
    ITableStore tables, SealedContent seals, CommitWriter commits, SlidingWindow window, SmsRetention retention, TimeProvider clock,
    SmsOptions? sms = null)
{
    /// <summary>Codes that one person asks for within a day, and that go to one number.</summary>
    public const int MostCodesADay = 3;

    private const string PersonScope = "phone-person";
    private const string NumberScope = "phone-number";
    private const int CodeDigits = 6;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <returns>Null where the person gave none.</returns>
    public async Task<PhoneNumber?> FindAsync(Actor actor, CancellationToken cancellation = default) =>
        (await RowAsync(actor, cancellation))?.Value;

    /// <summary>Sends a code to a number; one that was confirmed before is no more until it is confirmed again.</summary>
    /// <exception cref="RefusedException">No mobile number, too many codes, or no text messages are sent here.</exception>
    public async Task AskAsync(Actor actor, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportOwnData);
        if (sms is null)
        {
            throw new RefusedException(PhoneRefusals.Off());
        }

        var number = MobileNumber.Read(typed) ?? throw new RefusedException(PhoneRefusals.NoNumber());
        await TakeAsync(PersonScope, actor.PersonId, cancellation);
        await TakeAsync(NumberScope, number, cancellation);
        var (key, now) = (PhoneNumber.KeyOf(actor.PersonId), clock.GetUtcNow());
        var code = RandomNumberGenerator.GetString("0123456789", CodeDigits);
        await commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System)
                .Put(key, await RowAsync(actor, cancellation), new PhoneNumber(actor.PersonId, number)
                {
                    Code = seals.Seal(code, key),
                    AskedAt = now,
                })
                .Then(Effect.Of(
                    SmsHandler.KindName, $"sms:code:{actor.PersonId}:{now.UtcTicks}",
                    new SmsOrder(actor.PersonId, now + PhoneDecision.CodeWorks) { Code = true }))
                .Audit(AuditNote.By(actor, "phone-asked", actor.PersonId)),
            cancellation);
    }

    /// <exception cref="RefusedException">Another code, or none works any more.</exception>
    public async Task ConfirmAsync(Actor actor, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportOwnData);
        if (await RowAsync(actor, cancellation) is not { } stored || PhoneDecision.IsOver(stored.Value, clock.GetUtcNow()))
        {
            throw new RefusedException(PhoneRefusals.CodeOver());
        }

        var number = stored.Value;
        if (!PhoneDecision.Confirms(typed, seals.Open(number.Code!, stored.Key)))
        {
            await commits.SaveOrRefuseAsync(
                new Commit(HomeKeys.System).Replace(stored, number with { Misses = number.Misses + 1 }), cancellation);
            throw new RefusedException(PhoneRefusals.OtherCode());
        }

        await commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System)
                .Replace(stored, number with { ConfirmedAt = clock.GetUtcNow(), Code = null, Misses = 0 })
                .Audit(AuditNote.By(actor, "phone-confirmed", actor.PersonId)),
            cancellation);
    }

    /// <summary>Takes the number away; nothing where there is none.</summary>
    public async Task RemoveAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportOwnData);
        if (await RowAsync(actor, cancellation) is { } stored)
        {
            await commits.SaveOrRefuseAsync(
                new Commit(HomeKeys.System).Delete(stored.Key, stored.ETag).Audit(AuditNote.By(actor, "phone-removed", actor.PersonId)),
                cancellation);
        }
    }

    /// <summary>Forgets old counts and messages; the retention job calls it.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellation = default) =>
        await window.PruneAsync(PersonScope, Day, cancellation) + await window.PruneAsync(NumberScope, Day, cancellation)
        + await retention.PruneAsync(cancellation);

    private Task<Stored<PhoneNumber>?> RowAsync(Actor actor, CancellationToken cancellation) =>
        tables.GetAsync<PhoneNumber>(HomeKeys.System, PhoneNumber.KeyOf(actor.PersonId), cancellation);

    private async Task TakeAsync(string scope, string key, CancellationToken cancellation)
    {
        if (await window.TakeAsync(scope, key, MostCodesADay, Day, cancellation) is { } wait)
        {
            throw new RefusedException(PhoneRefusals.TooMany(MostCodesADay, wait));
        }
    }
}
