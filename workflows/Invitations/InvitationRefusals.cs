namespace Funding.Workflows.Invitations;

internal static class InvitationRefusals
{
    private static readonly Texts Texts = new(typeof(InvitationRefusals));

    public static Refusal NoName(int line, string text) =>
        ListRefusals.At(line, InvitationColumns.Name, "person-no-name", Texts.Of("no-name", Excerpt.Of(text)));

    public static Refusal NoAddress(int line, string text) =>
        ListRefusals.At(line, InvitationColumns.Email, "email-invalid", Texts.Of("no-address", Excerpt.Of(text)));

    public static Refusal NoRole(int line, string text) =>
        ListRefusals.At(line, InvitationColumns.Role, "role-unknown", Texts.Of("no-role", Excerpt.Of(text)));

    public static Refusal NoDesk(int line, string text) => ListRefusals.At(line, InvitationColumns.Desk, "desk-unknown",
        text.Length == 0 ? Texts.Of("desk-empty") : Texts.Of("no-desk", Excerpt.Of(text)));

    public static Refusal NoLanguage(int line, string text) =>
        ListRefusals.At(line, InvitationColumns.Language, "language-unknown", Texts.Of("no-language", Excerpt.Of(text)));

    public static Refusal ShortReason(int line, int fewest) =>
        ListRefusals.At(line, InvitationColumns.TwoPersons, "reason-required", Texts.Of("short-reason", fewest));

    public static Refusal OtherName(int line, InvitationRow first) =>
        ListRefusals.At(line, InvitationColumns.Name, "name-differs", Texts.Of("other-name", first.Line, first.Name));

    public static Refusal Namesake(int line, string name, string other) =>
        ListRefusals.At(line, InvitationColumns.Name, "person-double", Texts.Of("namesake", name, other));

    public static Refusal NothingPasted() => new("invitation-list-empty", "list", Texts.Of("nothing-pasted"));

    public static Refusal TooLong(int characters) =>
        new("invitation-list-too-large", "list", Texts.Of("too-long", Texts.Number(characters))) { Kind = RefusalKind.TooLarge };
}
