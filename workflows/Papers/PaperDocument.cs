namespace Funding.Workflows.Papers;

/// <summary>The paper as a document for word processors: in Chinese, as the house's documents are. Pure.</summary>
public static class PaperDocument
{
    private static readonly Texts Texts = new(typeof(PaperDocument));

    /// <param name="issuer">The department that leads the programme, or the authority.</param>
    public static Letter Compose(Round round, IReadOnlyList<PaperLine> lines, Bilingual issuer, DateOnly today) => new()
    {
        Issuer = issuer.Zh,
        Number = Zh("number", round.NoticeNumber),
        Title = Zh("title", round.Name),
        Body =
        [
            new(1, Zh("overview")),
            new(0, Zh(
                "overview.text", lines.Count, lines.Count(l => l.Eligibility is { Eligible: true }),
                lines.Count(l => l.Eligibility is { Eligible: false }), lines.Count(l => l.Risks.Any(r => !r.Settled)),
                lines.Count(l => l.Note is not null))),
            new(0, Zh("overview.note")),
            new(1, Zh("each")),
            .. lines.SelectMany(Of),
        ],
        Attachments = lines.Count == 0 ? [] :
        [
            new(
                Zh("table"),
                [Zh("place"), Zh("application"), Zh("desk"), Zh("score"), Zh("advice"), Zh("risks"), Zh("amount")],
                [.. lines.Select(Row)]),
        ],
        Signature = issuer.Zh,
        Date = today,
        PrintedBy = issuer.Zh,
        PrintedOn = today,
    };

    public static Bilingual NameOf(Advice advice) => Texts.Of($"advice.{advice}");

    private static IEnumerable<LetterParagraph> Of(PaperLine line)
    {
        yield return new(0, Zh("line", line.Place, line.Name, line.Organisation, line.Desk, line.Id));
        if (line.Hidden)
        {
            yield return new(0, Zh("hidden"));
            yield break;
        }

        if (line.Score is { } score)
            yield return new(0, Zh("line.score", Score(score), line.Rank is { } rank ? $"{rank}" : "—", line.Standing));
        if (line.Eligibility is { } checkedAs)
            yield return new(0, Zh(checkedAs.Eligible ? "line.eligible" : "line.ineligible", OneLine(checkedAs.Reason)));
        yield return new(0, line.Note is { } note ? Zh("line.advice", NameOf(note.Advice), OneLine(note.Reason)) : Zh("line.no-advice"));
        if (line.Note is { Conditions.Length: > 0 } conditions) yield return new(0, Zh("line.conditions", OneLine(conditions.Conditions)));
        foreach (var risk in line.Risks)
            yield return new(0, Zh(risk.Settled ? "line.settled" : "line.risk", OneLine(risk.Text.Zh)));
        if (line.Risks.Count == 0) yield return new(0, Zh("line.no-risk"));
        if (line.Amount is { } amount) yield return new(0, Zh("line.amount", amount.Shown()));
    }

    private static IReadOnlyList<string> Row(PaperLine line) =>
    [
        $"{line.Place}", line.Name, line.Desk.Zh, line.Score is { } score ? Score(score) : "—",
        line.Note is { } note ? NameOf(note.Advice).Zh : "—", line.Hidden ? "—" : $"{line.Risks.Count(r => !r.Settled)}",
        line.Amount is { } amount ? amount.Shown() : "—",
    ];

    private static string Score(decimal score) => score.ToString("0.00##", CultureInfo.InvariantCulture);

    // A line of a document is a paragraph of its own.
    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Zh(string key, params IReadOnlyList<object?> values) => Texts.Of(key, values).Zh;
}
