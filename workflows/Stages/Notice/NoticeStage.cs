namespace Funding.Workflows.Stages.Notice;

/// <param name="MayClose">Every period is over and no objection holds an entry.</param>
/// <param name="LooksAgainAt">The next end of a period; null when only decisions are awaited.</param>
public sealed record NoticeFacts(bool MayClose, DateTimeOffset? LooksAgainAt);

/// <summary>公示: the entries stand in public for their working days; an open objection holds its entry.</summary>
public static class NoticeStage
{
    public const string Kind = NoticeSettings.Kind;

    public static readonly StageAct Close = StageAct.Leaving("CloseNotice", seals: true);

    public static StageStep Next(NoticeFacts facts) => facts.MayClose ? StageStep.Leave() : StageStep.WaitUntil(facts.LooksAgainAt);
}
