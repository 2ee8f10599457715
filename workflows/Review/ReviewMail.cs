namespace Funding.Workflows.Review;

internal static class ReviewMail
{
    // A mail is for reading: what goes beyond is on the office's page.
    private const int ShortfallLines = 30;

    /// <summary>Opens the expert's desk of the round until the review closes.</summary>
    public static LinkTerms DeskLink(Round round, DateOnly closes) => RoundMail.DeskLink(LinkPurpose.ReviewDesk, round.Id, closes);

    public static (string Name, string Value) Deadline(DateOnly closes) =>
        ("Deadline", ShanghaiTime.LastSecondOf(closes).ToString(
            "yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Whom a shortfall is told: the administrators.</summary>
    public static async Task<IReadOnlyList<string>> OfficeAsync(this PeopleStore people, CancellationToken cancellation) =>
        [.. (await people.InRoleAsync(Role.Administrator, null, cancellation)).Select(p => p.Id).Order(StringComparer.Ordinal)];

    /// <param name="closes">The last day of the review.</param>
    /// <param name="cause">Unique for this set of shortfalls.</param>
    public static void TellShortfalls(
        Commit commit, Round round, DateOnly closes, IReadOnlyList<string> office, IReadOnlyList<AssignmentShortfall> shortfalls,
        string cause)
    {
        foreach (var administrator in office)
        {
            commit.Mail(
                round,
                MailTemplates.ReviewShortfall,
                administrator,
                cause,
                RoundMail.DeskLink(LinkPurpose.Office, round.Id, closes),
                RoundMail.Both("Missing", new(Lines(shortfalls, "zh"), Lines(shortfalls, "en"))));
        }
    }

    private static string Lines(IReadOnlyList<AssignmentShortfall> shortfalls, string language) => string.Join('\n', shortfalls
        .Take(ShortfallLines).Select(s => s.Text)
        .Concat(shortfalls.Count > ShortfallLines ? [ReviewTexts.Of("further-shortfalls", shortfalls.Count)] : [])
        .Select(line => line.In(language)));
}
