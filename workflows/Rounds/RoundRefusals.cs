namespace Funding.Workflows.Rounds;

internal static class RoundRefusals
{
    public static Refusal NotFound(string id) =>
        new("round-not-found", "round", $"没有编号为“{id}”的评审轮次。", $"There is no round '{id}'.") { Kind = RefusalKind.NotFound };

    public static Refusal NoDraw() =>
        new("round-without-draw", null, "本轮不抽取专家。", "Nothing is drawn in this round.") { Kind = RefusalKind.NotFound };
}
