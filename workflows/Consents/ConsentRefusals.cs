namespace Funding.Workflows.Consents;

/// <summary>Why a consent is missing, cannot be asked for, or is not taken.</summary>
public static class ConsentRefusals
{
    private static readonly Texts Texts = new(typeof(ConsentRefusals));

    /// <summary>Keeps the application from being submitted; the code says how the consent stands.</summary>
    public static Refusal Missing(ConsentParty party, ConsentState state) => new(
        "consent-missing", $"{party.Field}.consent", Texts.Of($"missing.{state}", party.Name));

    public static Refusal NoSuchParty() => new("consent-party-unknown", "party", Texts.Of("no-such-party")) { Kind = RefusalKind.NotFound };

    /// <summary>Each was asked already, or something of it is missing first.</summary>
    public static Refusal NobodyToAsk() => new("consent-nobody-to-ask", "party", Texts.Of("nobody-to-ask")) { Kind = RefusalKind.Conflict };

    public static Refusal GivenAlready(string name) =>
        new("consent-given-already", "party", Texts.Of("given-already", name)) { Kind = RefusalKind.Conflict };

    public static Refusal NoMailbox(ConsentParty party) => OfMailbox("consent-mailbox", "no-mailbox", party);

    /// <summary>It is that of somebody who fills in the application.</summary>
    public static Refusal OwnMailbox(ConsentParty party) => OfMailbox("consent-own-mailbox", "own-mailbox", party);

    public static Refusal MailboxOfOther(ConsentParty party) => OfMailbox("consent-mailbox-of-other", "mailbox-of-other", party);

    /// <summary>Not the last four of the identity number that the application has.</summary>
    public static Refusal OtherTail() => new("consent-other-person", "confirmation", Texts.Of("other-tail"));

    public static Refusal TooManyMails(string name, int limit) => TooMany("consent-mails-limit", "too-many", name, limit);

    public static Refusal TooManyMailsToday(string name, int limit) => TooMany("consent-mails-limit-day", "too-many-today", name, limit);

    public static Refusal TooManyMailsOfApplication(int limit) => TooMany("consent-mails-limit-application", "too-many-in-all", limit);

    /// <summary>It is written by the mailed link of the party and by nothing else.</summary>
    public static Refusal ByLinkAlone() => new("consent-by-link", null, Texts.Of("by-link-alone")) { Kind = RefusalKind.Forbidden };

    /// <summary>Its party is no longer in the application, or another person is asked for it.</summary>
    public static Refusal NotAskedAnyMore() => new("consent-not-asked", null, Texts.Of("not-asked-any-more")) { Kind = RefusalKind.Closed };

    public static Refusal AnsweredAlready(DateTimeOffset at) =>
        new("consent-answered-already", null, Texts.Of("answered-already", DayText.ToTheSecond(at))) { Kind = RefusalKind.Conflict };

    public static Refusal RefusedAlready(DateTimeOffset at) =>
        new("consent-refused-already", null, Texts.Of("refused-already", DayText.ToTheSecond(at))) { Kind = RefusalKind.Conflict };

    public static Refusal NothingGiven() => new("consent-not-given", null, Texts.Of("nothing-given")) { Kind = RefusalKind.Conflict };

    public static Refusal ChangedMeanwhile() => new("consent-changed", null, Texts.Of("changed")) { Kind = RefusalKind.Conflict };

    public static Refusal Incomplete() => new("consent-incomplete", null, Texts.Of("incomplete")) { Kind = RefusalKind.Conflict };

    public static Refusal Closed() => new("consent-closed", null, Texts.Of("closed")) { Kind = RefusalKind.Closed };

    public static Refusal Variation() => new("consent-variation", null, Texts.Of("variation")) { Kind = RefusalKind.Closed };

    /// <summary>The call still runs, or the application has come to its end.</summary>
    public static Refusal NotNowLeaving() => new("consent-not-leaving", null, Texts.Of("not-now-leaving")) { Kind = RefusalKind.Closed };

    public static Refusal TooManyAnswers(int limit) => TooMany("consent-answers-limit", "too-many-answers", limit);

    private static Refusal OfMailbox(string code, string text, ConsentParty party) =>
        new(code, $"{party.Field}.mailbox", Texts.Of(text, party.Name));

    private static Refusal TooMany(string code, string text, params object?[] values) =>
        new(code, "party", Texts.Of(text, values)) { Kind = RefusalKind.TooMany };
}
