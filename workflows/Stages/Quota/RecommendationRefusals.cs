namespace Funding.Workflows.Stages.Quota;

internal static class RecommendationRefusals
{
    public static Refusal NoDesk() =>
        new("desk-missing", null, "您的账号没有对应的推荐单位，请联系管理员。", "Your account has no recommending desk: ask an administrator.")
        {
            Kind = RefusalKind.Forbidden
        };

    public static Refusal NotOfThisDesk(string id) =>
        new("application-not-found", null, $"没有找到申报“{id}”。", $"There is no application '{id}'.") { Kind = RefusalKind.NotFound };

    public static Refusal Closed() =>
        new("recommendation-closed", null, "推荐已截止，不能再更改。", "The recommendation has closed: nothing can be changed any more.")
        {
            Kind = RefusalKind.Closed
        };

    public static Refusal NotOpen() =>
        new("recommendation-not-open", null, "推荐尚未开始：申报截止后方可推荐。", "The recommendation has not opened: it begins after the call closes.")
        {
            Kind = RefusalKind.Closed
        };

    public static Refusal LimitReached(int limit) =>
        new(
            "desk-limit",
            null,
            $"贵单位的推荐限额为 {limit} 项，已用完；如需推荐此项，请先取消另一项。",
            $"Your desk may recommend {limit}: all are used. To recommend this one, take another back first.")
        { Kind = RefusalKind.Conflict };

    public static Refusal NotInOrder() =>
        new("rank-order", "order", "排序须恰好包含已推荐的全部申报，每项一次。", "The order must name every recommended application exactly once.");
}
