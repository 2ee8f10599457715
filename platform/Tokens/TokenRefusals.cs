namespace Funding.Platform.Tokens;

internal static class TokenRefusals
{
    private static readonly Texts Texts = new(typeof(TokenRefusals));

    public static Refusal Address() => new("email-invalid", "email", Texts.Of("address"));

    public static Refusal DeskMissing() => new("desk-required", "desk", Texts.Of("desk-missing"));

    public static Refusal DeskNotTaken() => new("desk-not-taken", "desk", Texts.Of("desk-not-taken"));

    public static Refusal Lifetime(TimeSpan longest) => new("token-lifetime", "lifetime", Texts.Of("lifetime", longest.TotalDays));

    public static Refusal NotFound(string id) => new("token-not-found", "token", Texts.Of("not-found", id)) { Kind = RefusalKind.NotFound };
}
