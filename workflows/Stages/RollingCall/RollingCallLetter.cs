namespace Funding.Workflows.Stages.RollingCall;

/// <summary>通知: the document that says since when applications are taken as they come, and until when.</summary>
internal static class RollingCallLetter
{
    public static StageLetter Of(LetterView at, Texts words)
    {
        var round = at.Stage.Round;
        return new StageLetter(
            words.Of("letter"),
            round.NoticeNumber,
            round.LaunchedAt,
            LetterTemplate.Read(typeof(RollingCallLetter).Assembly, RollingCallSettings.Kind, LetterValues.Of(at)),
            []);
    }
}
