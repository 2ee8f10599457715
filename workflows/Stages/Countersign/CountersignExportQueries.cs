namespace Funding.Workflows.Stages.Countersign;

/// <summary>Every case with what each department signed of it, and what was decided.</summary>
public sealed class CountersignExportQueries(
    RoundStore rounds, ApplicationStore applications, CountersignStore store, CountersignOfficeQueries office)
{
    private static readonly Texts Texts = new(typeof(CountersignKind));
    private static readonly string[] Columns = ["application", "organisation", "name"];

    public StageExport Answers => new("countersign", Texts.Of("export.title"), Texts.Of("export.holds"), Table);

    private ExportTable Table(Round round, Programme programme, string language, CancellationToken cancellation)
    {
        var settings = CountersignSettings.Of(programme);
        return new ExportTable(
            [
                .. Columns.Select(c => Texts.Of($"export.{c}").In(language)),
                .. settings.Departments.Select(d => Heading(d).In(language)),
                Texts.Of("export.decision").In(language),
            ],
            RowsAsync(round.Id, settings, language, cancellation));
    }

    private static Bilingual Heading(CountersigningDepartment department) => department.Figure is { } figure
        ? Texts.Of("export.figure", department.Name, figure.Name, figure.Unit) : department.Name;

    /// <summary>Some reads for each application.</summary>
    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        string roundId, CountersignSettings settings, string language, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        foreach (var rolled in (await store.RolledAsync(roundId, cancellation)).OrderBy(a => a.Summary.Id, StringComparer.Ordinal))
        {
            var application = (await applications.GetAsync(roundId, rolled.Summary.Id, cancellation)).Value;
            var answers = await office.OfCaseAsync(round, settings, application, cancellation);
            if (answers.IsEmpty)
            {
                continue;
            }

            yield return
            [
                application.Id, application.OrganisationName, application.Title,
                .. answers.Lines.Select(l => Said(l, language)),
                string.Join('\n', answers.Decisions.Select(d => Texts.Of(
                    "export.decided", Texts.Of(d.Kept ? "decision.kept" : "decision.failed"), d.Reason).In(language))),
            ];
        }
    }

    private static object? Said(CaseAnswer line, string language) => line.State switch
    {
        AnswerState.Stated => line.Figure,
        AnswerState.Objected => Texts.Of("export.objects", line.Objection!).In(language),
        _ => Texts.Of($"state.{line.State}").In(language),
    };
}
