namespace Funding.Workflows.Review;

internal static class ReviewMail
{
    // A mail is for reading: what goes beyond is on the office's page.
    private const int ShortfallLines = 30;

    /// <summary>Opens the expert's desk of the round until the review closes.</summary>
    public static LinkTerms DeskLink(Round round) =>
        RoundMail.DeskLink(LinkPurpose.ReviewDesk, round.Id, round.CloseOf(PanelReviewStage.Kind));

    public static (string Name, string Value) Deadline(Round round) =>
        ("Deadline", ShanghaiTime.LastSecondOf(round.CloseOf(PanelReviewStage.Kind)).ToString(
            "yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));

    /// <param name="cause">Unique for this set of shortfalls.</param>
    public static void TellShortfalls(
        Commit commit, Round round, IReadOnlyList<string> office, IReadOnlyList<AssignmentShortfall> shortfalls, string cause)
    {
        foreach (var administrator in office)
        {
            commit.Mail(
                round,
                MailTemplates.ReviewShortfall,
                administrator,
                cause,
                RoundMail.DeskLink(LinkPurpose.Office, round.Id, round.CloseOf(PanelReviewStage.Kind)),
                RoundMail.Both("Missing", new(Lines(shortfalls, "zh"), Lines(shortfalls, "en"))));
        }
    }

    private static string Lines(IReadOnlyList<AssignmentShortfall> shortfalls, string language) => string.Join('\n', shortfalls
        .Take(ShortfallLines).Select(s => s.Text)
        .Concat(shortfalls.Count > ShortfallLines ? [ReviewTexts.Of("further-shortfalls", shortfalls.Count)] : [])
        .Select(line => line.In(language)));
}
