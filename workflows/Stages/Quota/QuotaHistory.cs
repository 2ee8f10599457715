namespace Funding.Workflows.Stages.Quota;

/// <summary>
/// What a desk did with an application. Until the desks' last day it may take that back: the applicant hears of what stands then.
/// </summary>
internal static class QuotaHistory
{
    private static readonly Texts Texts = new(typeof(QuotaKind));

    /// <param name="desk">Its name.</param>
    /// <param name="closes">The desks' last day.</param>
    public static IEnumerable<StageEvent> Of(Application application, Bilingual desk, DateOnly closes)
    {
        foreach (var moment in (application.Moments ?? []).Where(m => m.Step == CaseStep.TakenBack))
        {
            yield return new(moment.At, Texts.Of("history.taken-back", desk)) { For = HistoryReaders.Desk };
        }

        var recommended = application.Last(CaseStep.Recommended);
        if (application.DeskRank is { } place)
        {
            yield return new(recommended ?? ShanghaiTime.CloseOf(closes), Texts.Of("history.recommended", desk, place))
            {
                For = HistoryReaders.Parties,
            };
        }
        else if (application.State == ApplicationState.Recommended && recommended is { } at)
        {
            yield return new(at, Texts.Of("history.to-be-recommended", desk)) { For = HistoryReaders.Desk };
        }

        if (application.State == ApplicationState.NotRecommended)
        {
            yield return new(ShanghaiTime.CloseOf(closes), Texts.Of("history.not-recommended", desk), application.Reason)
            {
                For = HistoryReaders.Parties,
            };
        }
    }
}
