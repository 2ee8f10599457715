namespace Funding.Workflows.Review;

internal static class ReviewRefusals
{
    /// <summary>The one answer for an application that is absent, another's, recused or in conflict.</summary>
    public static Refusal NotFound(string id) =>
        new("review-not-found", "application", $"您没有编号为“{id}”的评审任务。", $"You have no review '{id}'.") { Kind = RefusalKind.NotFound };

    public static Refusal NotOpen() => new("review-not-open", null, "专家评审尚未开始。", "The review has not begun.") { Kind = RefusalKind.Closed };

    public static Refusal Closed() =>
        new("review-closed", null, "专家评审已经截止，不能再作更改。", "The review is closed: nothing can be changed any more.")
        {
            Kind = RefusalKind.Closed
        };

    public static Refusal AlreadySigned() =>
        new("sheet-signed", null, "评分表已签署，不能再作更改。", "The sheet is signed: nothing can be changed any more.")
        {
            Kind = RefusalKind.Conflict
        };

    public static Refusal AcceptFirst() =>
        new("review-not-accepted", null, "请先接受评审，再评分。", "Accept the review before scoring.") { Kind = RefusalKind.Conflict };

    public static Refusal NotInPool() =>
        new("expert-not-in-pool", null, "您不在本轮专家库中。", "You are not in the pool of this round.") { Kind = RefusalKind.NotFound };

    public static Refusal OrganisationMissing() =>
        new(
            "conflict-organisation-missing",
            "organisation",
            "请填写需要回避的单位名称或统一社会信用代码（不超过 200 字）。",
            "Enter the name or credit code of the organisation (200 characters at most).");

    public static Refusal NotCommittee() =>
        new(
            "not-on-committee",
            null,
            "只有本轮评审委员会委员（或递补的替补委员）可以录入公开数值。",
            "Only members of this round's committee, or deputies called upon, may enter the public value.")
        { Kind = RefusalKind.Forbidden };

    public static Refusal TooEarly(DateOnly day) =>
        new(
            "public-value-too-early",
            "value",
            $"公开数值在{DayText.Zh(day)}之后方可录入。",
            $"The public value can be entered after {DayText.En(day)}.")
        { Kind = RefusalKind.Closed };

    public static Refusal NotAtDraw() =>
        new("draw-not-open", null, "本轮目前不在专家抽取阶段。", "The round is not at its draw.") { Kind = RefusalKind.Closed };

    public static Refusal AlreadyAgreed() =>
        new("public-value-agreed", "value", "公开数值已经确认一致，不能再更改。", "The public value is agreed and cannot be changed.")
        {
            Kind = RefusalKind.Conflict
        };

    public static Refusal NotAClose() => new("public-value-not-a-close", "value",
        $"公开数值须为上证综合指数的收盘点位：介于 {ShanghaiComposite.Lowest:0} 与 {ShanghaiComposite.Highest:0} 之间，且恰有两位小数，例如 3456.78。",
        $"The public value must be a closing figure of the SSE Composite Index: between {ShanghaiComposite.Lowest:0} and "
            + $"{ShanghaiComposite.Highest:0}, with exactly two decimals, such as 3456.78.");

    public static Refusal NoFigure() =>
        new("public-value-without-digit", "value", "公开数值至少应含一个数字。", "The public value must hold at least one digit.");

    public static Refusal BadValue() =>
        new("public-value-invalid", "value", "请填写公开数值（1 至 64 个字符）。", "Enter the public value (1 to 64 characters).");

    public static Refusal PoolFixed() =>
        new(
            "pool-fixed",
            null,
            "公开数值指定日已到，专家库名册已固定，抽取完成后方可再导入。",
            "The public value's day has begun: the pool is fixed until the panels are drawn.")
        { Kind = RefusalKind.Closed };

    public static Refusal PoolClosed() =>
        new("pool-closed", null, "评审已经结束，不能再导入专家。", "The review is over: no experts can be imported.") { Kind = RefusalKind.Closed };
}
