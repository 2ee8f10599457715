namespace Funding.Workflows.Awards;

internal static class AwardRefusals
{
    public static Refusal NotFound(string id) =>
        new("award-not-found", "award", $"没有编号为“{id}”的认定。", $"There is no award '{id}'.") { Kind = RefusalKind.NotFound };

    public static Refusal NoDuty() =>
        new("duty-not-found", "duty", "该认定没有这项任务，或者尚未开始。", "The award has no such duty, or it has not begun yet.")
        {
            Kind = RefusalKind.NotFound
        };

    public static Refusal NotLive() =>
        new("award-not-live", null, "该认定已中止或撤销，现不能办理。", "The award is suspended or withdrawn: nothing can be done for it now.")
        {
            Kind = RefusalKind.Closed
        };
}
