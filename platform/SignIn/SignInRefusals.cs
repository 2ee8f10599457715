namespace Funding.Platform.SignIn;

/// <summary>Why a sign-in is refused; none of them tells whether anybody has an address.</summary>
public static class SignInRefusals
{
    private static readonly Texts Texts = new(typeof(SignInRefusals));

    public static readonly Refusal NoAddress = new("email-invalid", "email", Texts.Of("no-address"));
    public static readonly Refusal AnotherAddress = new("sign-in-another-address", "email", Texts.Of("another-address"));
    public static readonly Refusal Disabled = new("account-disabled", null, Texts.Of("disabled")) { Kind = RefusalKind.Forbidden };

    public static Refusal TooManyTries(TimeSpan wait) => Later("link-too-many-tries", "too-many-tries", wait);

    public static Refusal TooMany(TimeSpan wait) => Later("sign-in-too-many", "too-many", wait);

    private static Refusal Later(string code, string text, TimeSpan wait) =>
        new(code, "email", Texts.Of(text, Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes)))) { Kind = RefusalKind.TooMany };
}
