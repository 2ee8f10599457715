namespace Funding.Workflows.Stages.Call;

/// <summary>通知: the document that calls for applications, with the schedule of the round.</summary>
internal static class CallLetter
{
    public static StageLetter Of(LetterView at, Texts texts)
    {
        var round = at.Stage.Round;
        return new StageLetter(
            texts.Of("letter"),
            round.NoticeNumber,
            round.LaunchedAt,
            LetterTemplate.Read(typeof(CallLetter).Assembly, CallSettings.Kind, LetterValues.Of(at)),
            [Schedule(at.Schedule, texts)]);
    }

    private static LetterAttachment Schedule(IReadOnlyList<ScheduledStage> stages, Texts texts) => new(
        texts.Of("letter.schedule").Zh,
        [texts.Of("letter.stage").Zh, texts.Of("letter.days").Zh, texts.Of("letter.remark").Zh],
        [.. stages.Select(IReadOnlyList<string> (stage) =>
        [
            stage.Name.Zh,
            stage.Begins == stage.Ends ? LetterWords.Date(stage.Ends) : DayText.Period(stage.Begins, stage.Ends).Zh,
            texts.Of(stage.Expected ? "letter.expected" : "letter.fixed").Zh,
        ])]);
}
