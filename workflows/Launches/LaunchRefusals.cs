namespace Funding.Workflows.Launches;

internal static class LaunchRefusals
{
    private static readonly Texts Texts = new(typeof(LaunchRefusals));

    public static Refusal OtherSettings(string id) =>
        new("round-exists-other-settings", "batch", Texts.Of("other-settings", id)) { Kind = RefusalKind.Conflict };

    public static Refusal StillRunning(string id) =>
        new("round-still-running", "batch", Texts.Of("still-running", id)) { Kind = RefusalKind.Conflict };

    public static Refusal OutOfOrder(StageKey stage) => new("dates-out-of-order", FieldOf(stage), Texts.Of("out-of-order"));

    public static Refusal CallInThePast(StageKey call) => new("call-in-the-past", FieldOf(call), Texts.Of("call-in-the-past"));

    public static Refusal NoDay(StageKey stage) => new("closing-day-missing", FieldOf(stage), Texts.Of("no-day"));

    public static Refusal NoSuchClosing(StageKey stage) =>
        new("closing-day-of-no-stage", FieldOf(stage), Texts.Of("no-such-closing", stage));

    public static Refusal Year() => new("year-out-of-range", "year", Texts.Of("year"));

    public static Refusal Batch() => new("batch-out-of-range", "batch", Texts.Of("batch"));

    public static Refusal NoticeNumber(string field) => new("notice-number-required", field, Texts.Of("notice-number"));

    public static Refusal NothingAsked(string name) =>
        new("launch-answer-not-asked", LaunchRequest.FieldOf(name), Texts.Of("nothing-asked", name));

    /// <param name="field">Such as "committee[1]".</param>
    public static Refusal NoMember(string field, string email) => new("committee-not-a-member", field, Texts.Of("no-member", email));

    public static Refusal MemberAndDeputy(string email) =>
        new("committee-member-and-deputy", "deputies", Texts.Of("member-and-deputy", email));

    public static Refusal DraftTooLarge(int characters) =>
        new("launch-draft-too-large", null, Texts.Of("draft-too-large", Texts.Number(characters))) { Kind = RefusalKind.TooLarge };

    public static Refusal TooManyDrafts(int most) =>
        new("launch-drafts-too-many", null, Texts.Of("drafts-too-many", most)) { Kind = RefusalKind.TooMany };

    public static Refusal DraftSavedSince(string by) =>
        new("launch-draft-saved-since", null, Texts.Of("draft-saved-since", by)) { Kind = RefusalKind.Conflict };

    public static Refusal NoDraft() => new("launch-draft-not-found", null, Texts.Of("no-draft")) { Kind = RefusalKind.NotFound };

    public static Refusal OwnProposal() =>
        new("launch-own-proposal", null, Texts.Of("own-proposal")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoSecondAdministrator() =>
        new("launch-no-second-administrator", null, Texts.Of("no-second-administrator")) { Kind = RefusalKind.Conflict };

    public static Refusal Committee() => new("committee-too-small", "committee", Texts.Of("committee"));

    /// <summary>The field of the stage's closing day.</summary>
    public static string FieldOf(StageKey stage) => $"closes.{stage}";
}
