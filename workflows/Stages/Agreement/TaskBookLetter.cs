namespace Funding.Workflows.Stages.Agreement;

/// <summary>任务书 as a document: whom it binds, the table of targets by year, and the code of its content.</summary>
internal static class TaskBookLetter
{
    /// <summary>So many years fit the width of a sheet; more go on in a further table.</summary>
    private const int YearsPerTable = 5;

    private static readonly Texts Texts = new(typeof(TaskBookLetter));

    public static Letter Of(
        DutyView at, IReadOnlyList<Target> targets, TaskBook book, string code, Bilingual authority, DateOnly agreedOn)
    {
        var years = TermYears.Of(at.Award.Term);
        var template = LetterTemplate.Read(typeof(TaskBookLetter).Assembly, "task-book", new Dictionary<string, string>
        {
            ["award"] = at.Settings.Title.Zh,
            ["holder"] = at.Award.HolderName,
            ["authority"] = authority.Zh,
            ["title"] = at.Award.Title,
            ["certificate"] = at.Award.CertificateNumber,
            ["from"] = LetterWords.Date(at.Award.Term.AwardedOn),
            ["until"] = LetterWords.Date(at.Award.Term.ValidUntil),
            ["years"] = LetterValues.Whole(years.Count),
            ["first"] = LetterWords.Date(at.Award.Term.AwardedOn.AddYears(1)),
            ["firstYear"] = years[0],
        });
        return new()
        {
            Issuer = authority.Zh,
            Number = at.Award.CertificateNumber,
            Title = template.Title,
            Addressees = template.Addressees,
            Body = LetterText.Read(template.Body),
            Attachments = [.. years.Chunk(YearsPerTable).Select(part => Table(targets, book, part, years.Count > YearsPerTable))],
            Signature = authority.Zh,
            Date = agreedOn,
            Note = Texts.Of("code", code).Zh,
            PrintedBy = authority.Zh,
            PrintedOn = agreedOn,
        };
    }

    private static LetterAttachment Table(
        IReadOnlyList<Target> targets, TaskBook book, string[] years, bool several) => new(
        several ? Texts.Of("table.of", years[0], years[^1]).Zh : Texts.Of("table").Zh,
        [Texts.Of("target").Zh, Texts.Of("unit").Zh, Texts.Of("figure").Zh, Texts.Of("start").Zh, .. years],
        [.. book.Lines.Select(line => (line, target: targets.First(t => t.Id == line.Target))).Select(IReadOnlyList<string> (l) =>
        [
            l.target.Name.Zh, l.target.Unit.Zh, Texts.Of($"figure.{l.target.Figure}").Zh,
            l.line.Start is { } start ? CanonicalJson.Number(start) : Texts.Of("none").Zh,
            .. years.Select(y => CanonicalJson.Number(l.line.Years[y])),
        ])]);
}
