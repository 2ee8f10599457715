namespace Funding.Workflows.Credit;

/// <summary>A list of the dishonest as its source sends it; headings stand beside this class. Pure.</summary>
public static class CreditListFile
{
    /// <summary>Lines that a list has at most.</summary>
    public const int Most = 20_000;

    /// <summary>Of what is wrong with a list the first are told.</summary>
    public const int MostProblems = 50;

    private static readonly Texts Texts = new(typeof(CreditListFile));

    public static readonly ListColumn Name = ListColumn.Of(Texts, "name", required: true);
    public static readonly ListColumn Code = ListColumn.Of(Texts, "credit-code", required: true);
    public static readonly ListColumn Document = ListColumn.Of(Texts, "document", required: false);
    public static readonly ListColumn Authority = ListColumn.Of(Texts, "authority", required: false);
    public static readonly ListColumn On = ListColumn.Of(Texts, "listed-on", required: false);
    public static readonly ListColumn Conduct = ListColumn.Of(Texts, "conduct", required: false);

    public static readonly ListForm Form = new("credit-list", Name, Code, Document, Authority, On, Conduct);

    /// <summary>Organisations may come more than once, each time with another document.</summary>
    /// <exception cref="RefusedException">
    /// What is wrong with it, by line and column; a line of a natural person is: the list is for organisations alone.
    /// </exception>
    public static IReadOnlyList<CreditEntry> Of(ListContent content)
    {
        List<Refusal> problems = [.. content.Problems];
        var entries = new List<CreditEntry>();
        var seen = new Dictionary<CreditEntry, int>();
        foreach (var line in content.Lines)
        {
            var before = problems.Count;
            var entry = new CreditEntry(
                CodeOf(line, problems), TextIdentity.Tidy(line.Read(Name, problems)), TextIdentity.Tidy(line.Read(Document, problems)),
                TextIdentity.Tidy(line.Read(Authority, problems)), DayOf(line, problems), line.Read(Conduct, problems));
            if (problems.Count > before) continue;
            if (!seen.TryAdd(entry, line.Number)) problems.Add(CreditRefusals.Twice(line.Number, seen[entry]));
            else entries.Add(entry);
        }

        return problems.Count switch
        {
            0 => entries,
            <= MostProblems => throw new RefusedException([.. problems]),
            _ => throw new RefusedException([.. problems.Take(MostProblems), CreditRefusals.MoreProblems(problems.Count - MostProblems)]),
        };
    }

    private static string CodeOf(ListLine line, List<Refusal> problems)
    {
        var text = line.Read(Code, problems);
        if (text.Length == 0) return "";
        // Some older registrations have a check character that does not fit: the source has read the certificate.
        var read = CreditCode.Read(text, confirmed: true);
        if (read.Problem is { } problem) problems.Add(CreditRefusals.CreditCode(line.Number, problem));
        return read.Code?.Value ?? "";
    }

    private static DateOnly? DayOf(ListLine line, List<Refusal> problems)
    {
        var text = line.Read(On, problems);
        if (text.Length == 0) return null;
        var day = ListDay.Of(text, line.IsNumber(On));
        if (day is null) problems.Add(CreditRefusals.NoDay(line.Number, text));
        return day;
    }
}
