namespace Funding.Platform.Roles;

public static class RoleRefusals
{
    private static readonly Texts Texts = new(typeof(RoleRefusals));

    public static Refusal NotAllowed() => new("role-not-allowed", null, Texts.Of("not-allowed")) { Kind = RefusalKind.Forbidden };

    public static Refusal UnknownDesk(string id) =>
        new("desk-unknown", "desk", Texts.Of("unknown-desk", id)) { Kind = RefusalKind.NotFound };
}
