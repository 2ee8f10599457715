namespace Funding.Workflows.Selection;

/// <summary>Why an application is above or below the line, for people.</summary>
public static class StandingTexts
{
    /// <summary>An objection was upheld; its reason was told when it was decided.</summary>
    public static (string Zh, string En) Removed =>
        ("公示期间异议成立，已移出拟入选名单。", "An objection during the public notice was upheld: it was taken out of the proposed selection.");

    public static (string Zh, string En) Of(StandingReason reason) => reason switch
    {
        StandingReason.WithinPlaces => ("排名在名额以内。", "Its rank is within the places."),
        StandingReason.BeyondPlaces => ("名额已由名次在前的申报用完。", "Every place was taken before its turn."),
        StandingReason.CityCapReached => ("轮到该项时仍有名额，但所在设区市已达上限。", "Places were left at its turn, but its city had reached its cap."),
        StandingReason.BelowMinimum => ("得分低于项目设定的最低分。", "Its score is below the programme's minimum."),
        StandingReason.Listed => ("形式审查通过，已列入拟定名单。", "It passed the eligibility check and is on the list."),
        _ => ("没有有效的专家评分表，未参加排名。", "It has no signed sheet and was not ranked."),
    };
}
