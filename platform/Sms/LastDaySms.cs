namespace Funding.Platform.Sms;

/// <summary>
/// A mail that goes on the last day before its deadline, or on the day itself, is followed by a text message to who gave a number: whoever
/// sends such a mail has looked whether it is still needed.
/// </summary>
public sealed class LastDaySms(SmsTexts texts, PhoneStore phones, PeopleStore people, CommitWriter commits, TimeProvider clock) : IAfterMail
{
    public async Task SentAsync(string effectKey, MailRequest request, CancellationToken cancellation)
    {
        if (LastDayOf(request, clock.GetUtcNow()) is not { } day
            || await phones.FindAsync(request.PersonId, cancellation) is not { Value.ConfirmedAt: not null }
            || (await people.FindAsync(request.PersonId, cancellation))?.Value is not { } person)
            return;
        var round = request.Data.GetValueOrDefault(person.Language == "en" ? "RoundName.en" : "RoundName");
        var key = $"sms:{effectKey}:{request.PersonId}";
        var order = new SmsOrder(request.PersonId, ShanghaiTime.CloseOf(day)) { Text = texts.Reminder(day, round, person.Language) };

        // A conflict: the same mail was followed before.
        await Attempts.OnceAsync(
            ConflictKind.Exists,
            () => commits.SaveAsync(
                new Commit(HomeKeys.System).Insert(SmsKeys.Followed(key), order.Until).Then(Effect.Of(SmsHandler.KindName, key, order)),
                cancellation),
            cancellation);
    }

    /// <summary>The last day of what a mail asks for, where the mail goes on that day or the one before. Pure.</summary>
    /// <returns>Null for a mail that somebody waits for, without a deadline, over, or with more time left.</returns>
    public static DateOnly? LastDayOf(MailRequest request, DateTimeOffset now)
    {
        if (request.AtOnce || request.Data.GetValueOrDefault("Deadline") is null || MailTerm.Of(request) is not { } term || term <= now)
            return null;
        var last = ShanghaiTime.DayOf(term.AddTicks(-1));
        return last <= ShanghaiTime.DayOf(now).AddDays(1) ? last : null;
    }
}
