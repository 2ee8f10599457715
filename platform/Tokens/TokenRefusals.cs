namespace Funding.Platform.Tokens;

internal static class TokenRefusals
{
    public static Refusal Address() => new("email-invalid", "email", "请填写有效的邮箱地址。", "Give a valid e-mail address.");

    public static Refusal DeskMissing() => new("desk-required", "desk", "推荐单位的令牌须写明推荐单位。", "A recommender's token must name its desk.");

    public static Refusal DeskNotTaken() => new("desk-not-taken", "desk", "只有推荐单位的令牌才写推荐单位。", "Only a recommender's token has a desk.");

    public static Refusal Lifetime(TimeSpan longest) =>
        new(
            "token-lifetime",
            "lifetime",
            $"令牌的有效期应在 1 分钟至 {longest.TotalDays:0} 天之间。",
            $"A token is valid for 1 minute to {longest.TotalDays:0} days.");

    public static Refusal NotFound(string id) =>
        new("token-not-found", "token", $"没有编号为“{id}”的令牌。", $"There is no token '{id}'.") { Kind = RefusalKind.NotFound };
}
