namespace Funding.Platform.SignIn;

/// <summary>Why a sign-in is refused; none of them tells whether anybody has an address.</summary>
public static class SignInRefusals
{
    public static readonly Refusal NoAddress = new(
        "email-invalid", "email", "请输入正确的邮箱地址，例如 name@example.cn。", "Please enter a valid e-mail address, such as name@example.cn.");
    public static readonly Refusal AnotherAddress = new(
        "sign-in-another-address", "email", "填写的邮箱与接收该链接的邮箱不一致。", "This is not the address that the link was sent to.");
    public static readonly Refusal Disabled = new(
        "account-disabled", null, "该账户已停用，请联系主管部门。", "This account is closed. Please ask the authority.")
    { Kind = RefusalKind.Forbidden };

    public static Refusal TooManyTries(TimeSpan wait) => Later("link-too-many-tries", wait,
        minutes => $"该链接的尝试次数过多，请在{minutes}分钟后重试。",
        minutes => $"Too many tries with this link. Please try again in {minutes} minutes.");

    public static Refusal TooMany(TimeSpan wait) => Later("sign-in-too-many", wait,
        minutes => $"登录请求过于频繁，请在{minutes}分钟后重试。已收到的登录链接仍然有效。",
        minutes => $"Too many sign-in requests. Please try again in {minutes} minutes; links that arrived still work.");

    private static Refusal Later(string code, TimeSpan wait, Func<string, string> zh, Func<string, string> en)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes)).ToString(CultureInfo.InvariantCulture);
        return new(code, "email", zh(minutes), en(minutes)) { Kind = RefusalKind.TooMany };
    }
}
