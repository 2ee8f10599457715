namespace Funding.Workflows.Stages.Call;

/// <summary>通知: the document that calls for applications, with the schedule of the round.</summary>
internal static class CallLetter
{
    public static StageLetter Of(LetterView at, Texts words)
    {
        var round = at.Stage.Round;
        return new StageLetter(
            words.Of("letter"),
            round.NoticeNumber,
            round.LaunchedAt,
            LetterTemplate.Read(typeof(CallLetter).Assembly, CallSettings.Kind, LetterValues.Of(at)),
            [Schedule(at.Schedule, words)]);
    }

    private static LetterAttachment Schedule(IReadOnlyList<ScheduledStage> stages, Texts words) => new(
        words.Of("letter.schedule").Zh,
        [words.Of("letter.stage").Zh, words.Of("letter.days").Zh, words.Of("letter.remark").Zh],
        [.. stages.Select(IReadOnlyList<string> (stage) =>
        [
            stage.Name.Zh,
            stage.Begins == stage.Ends ? LetterWords.Date(stage.Ends) : DayText.Period(stage.Begins, stage.Ends).Zh,
            words.Of(stage.Expected ? "letter.expected" : "letter.fixed").Zh,
        ])]);
}
