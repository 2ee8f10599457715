namespace Funding.Workflows.Stages.Announcement;

/// <summary>公布: the document that names who is recognised, and for how long.</summary>
internal static class AnnouncementLetter
{
    private static readonly string[] Columns = ["number", "organisation", "title", "certificate"];

    /// <param name="awards">In their order; empty before the announcement.</param>
    public static StageLetter Of(LetterView at, Texts words, IReadOnlyList<Award> awards)
    {
        var round = at.Stage.Round;
        var settings = AnnouncementSettings.AwardOf(at.Stage.Programme);
        var on = awards.Count > 0 ? awards.Max(a => a.AwardedOn)
            : at.Schedule.FirstOrDefault(s => s.Id == at.Stage.Stage.Id)?.Ends ?? round.Opens;
        var values = LetterValues.Of(at);
        values["award"] = settings.Title.Zh;
        values["count"] = LetterValues.Whole(awards.Count);
        values["years"] = LetterValues.Whole(settings.Years);
        values["date"] = LetterWords.Date(on);
        return new StageLetter(
            words.Of("letter"),
            round.AnnouncementNumberToBe(),
            // While cases come one by one there is a list as soon as there is the first.
            round.AnnouncedAt ?? (awards.Count > 0 ? ShanghaiTime.StartOf(on) : null),
            LetterTemplate.Read(typeof(AnnouncementLetter).Assembly, AnnouncementSettings.Kind, values),
            [List(words, awards)]);
    }

    private static LetterAttachment List(Texts words, IReadOnlyList<Award> awards) => new(
        words.Of("letter.list").Zh,
        [.. Columns.Select(column => words.Of($"letter.{column}").Zh)],
        [.. awards.Select(IReadOnlyList<string> (award) =>
        [
            LetterValues.Whole(award.Number), award.OrganisationName, award.Title, award.CertificateNumber,
        ])]);
}
