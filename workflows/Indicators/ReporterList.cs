namespace Funding.Workflows.Indicators;

/// <summary>Who owes figures of a year, as an office sends it; headings stand beside this class. Pure.</summary>
public static class ReporterList
{
    /// <summary>Lines that a list has at most.</summary>
    public const int Most = 2000;

    private static readonly Texts Texts = new(typeof(ReporterList));

    public static readonly ListColumn Name = ListColumn.Of(Texts, "name", required: true);
    public static readonly ListColumn Code = ListColumn.Of(Texts, "credit-code", required: true);
    public static readonly ListColumn Kind = ListColumn.Of(Texts, "kind", required: true);
    public static readonly ListColumn Desk = ListColumn.Of(Texts, "desk", required: true);

    public static readonly ListForm Form = new("reporters", Name, Code, Kind, Desk);

    /// <exception cref="RefusedException">Everything that is wrong with it, by line and column.</exception>
    public static IReadOnlyList<Reporter> Of(ListContent content, IReadOnlyList<ReporterKind> kinds, IReadOnlyList<Desk> desks)
    {
        List<Refusal> problems = [.. content.Problems];
        var reporters = new List<Reporter>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in content.Lines)
        {
            var before = problems.Count;
            var name = TextIdentity.Tidy(line.Read(Name, problems));
            var code = CodeOf(line, problems);
            var kind = KindOf(line, kinds, problems);
            var desk = DeskOf(line, desks, problems);
            if (problems.Count > before) continue;
            if (!lines.TryAdd(code, line.Number)) problems.Add(IndicatorRefusals.Twice(line.Number, lines[code]));
            else reporters.Add(new(code, name, kind, desk));
        }

        return problems.Count == 0 ? reporters : throw new RefusedException([.. problems]);
    }

    private static string CodeOf(ListLine line, List<Refusal> problems)
    {
        var text = line.Read(Code, problems);
        if (text.Length == 0) return "";
        var read = CreditCode.Read(text);
        if (read.Problem is { } problem) problems.Add(IndicatorRefusals.CreditCode(line.Number, problem));
        return read.Code?.Value ?? "";
    }

    private static string KindOf(ListLine line, IReadOnlyList<ReporterKind> kinds, List<Refusal> problems)
    {
        var text = line.Read(Kind, problems);
        if (text.Length == 0) return "";
        var form = TextIdentity.Of(text);
        var found = kinds.FirstOrDefault(k => k.Id == form || TextIdentity.Of(k.Name.Zh) == form || TextIdentity.Of(k.Name.En) == form);
        if (found is null) problems.Add(IndicatorRefusals.NoKind(line.Number, text, [.. kinds.Select(k => k.Name)]));
        return found?.Id ?? "";
    }

    private static string DeskOf(ListLine line, IReadOnlyList<Desk> desks, List<Refusal> problems)
    {
        var text = line.Read(Desk, problems);
        if (text.Length == 0) return "";
        var found = desks.Named(text);
        if (found is null) problems.Add(IndicatorRefusals.NoDesk(line.Number, text));
        return found?.Id ?? "";
    }
}
