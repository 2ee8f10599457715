namespace Funding.Workflows.Office;

/// <summary>Words of the reader's language: by group and value, such as "column" and "title".</summary>
public delegate string ExportWords(string group, object value);

/// <summary>The tables of a round that an administrator takes away, read page by page.</summary>
public sealed class Exports(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, StageFaces stages, StageOffers offers)
{
    private const int PageSize = 100;
    private const int AnswersAtOnce = 8;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Every application with its answers as typed.</summary>
    public async Task<ExportTable> ApplicationsAsync(
        Actor actor, string roundId, string language, ExportWords words, CancellationToken cancellation = default)
    {
        var (_, programme) = await OpenAsync(actor, roundId, cancellation);
        string[] columns = [
            "application",
            "organisation",
            "code",
            "title",
            "desk",
            "kind",
            "state",
            "submitted",
            "eligible",
            "reason",
            "rank",
            "certificate"
        ];
        return new ExportTable(
            [
                .. columns.Select(c => words("column", c)),
                .. programme.EachPart().SelectMany(p => p.Kind.Columns(p.Part)).Select(c => c.In(language)),
            ],
            ApplicationRowsAsync(roundId, programme, await rounds.GetDesksAsync(roundId, cancellation), language, words, cancellation));
    }

    public async Task<ExportTable> RankingAsync(
        Actor actor, string roundId, string language, ExportWords words, CancellationToken cancellation = default)
    {
        var (round, programme) = await OpenAsync(actor, roundId, cancellation);
        string[] columns = [
            "rank",
            "application",
            "organisation",
            "title",
            "desk",
            "score",
            "sheets",
            "plain",
            "standing",
            "reserve",
            "why"
        ];
        return new ExportTable(
            [.. columns.Select(c => words("column", c)), .. Criteria(programme).Select(c => c.Name.In(language))],
            RankedRowsAsync(round, programme, await rounds.GetDesksAsync(roundId, cancellation), language, words, cancellation));
    }

    /// <summary>A table that the kind of one of the round's stages has.</summary>
    /// <returns>Null where none has it.</returns>
    public async Task<ExportTable?> OfStageAsync(
        Actor actor, string roundId, string name, string language, CancellationToken cancellation = default)
    {
        var (round, programme) = await OpenAsync(actor, roundId, cancellation);
        return stages.Exports(round).FirstOrDefault(e => e.Name == name) is { } export
            ? export.Read(round, programme, language, cancellation) with { Sheet = export.Title.In(language) }
            : null;
    }

    private IReadOnlyList<Criterion> Criteria(Programme programme) => offers.Given<IScores>(programme)?.Rubric.Criteria ?? [];

    private async Task<(Round Round, Programme Programme)> OpenAsync(Actor actor, string roundId, CancellationToken cancellation)
    {
        actor.Demand(Right.ExportRound);
        return ((await rounds.GetAsync(roundId, cancellation)).Value, await rounds.GetProgrammeAsync(roundId, cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> ApplicationRowsAsync(
        string roundId, Programme programme, RoundDesks desks, string language, ExportWords words,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in PagesAsync<Application>(roundId, RoundKeys.Applications, cancellation))
        {
            foreach (var some in page.Chunk(AnswersAtOnce))
            {
                var answers = await Task.WhenAll(some.Select(a => a.SubmittedAt is null
                    ? Task.FromResult(Answers.Empty)
                    : applications.ReadSubmittedAsync(a, cancellation)));
                foreach (var (a, answered) in some.Zip(answers))
                {
                    yield return
                    [
                        a.Id, a.OrganisationName, a.CreditCode, a.Title, desks.Of(a.Desk).Name.In(language),
                        programme.Subject.Kinds.FirstOrDefault(k => k.Id == a.ApplicantKind)?.Name.In(language) ?? a.ApplicantKind,
                        words("app-state", a.State), Moment(a.SubmittedAt), a.Eligibility is { } decided
                            ? words("yes-no", decided.Eligible)
                            : null, a.Eligibility?.Reason ?? a.Reason, (decimal?)a.Rank, a.CertificateNumber,
                        .. programme.EachPart().SelectMany(p => p.Kind.Cells(p.Part, answered, language)),
                    ];
                }
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RankedRowsAsync(
        Round round, Programme programme, RoundDesks desks, string language, ExportWords words,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in PagesAsync<RankedApplication>(
            round.Id, $"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:", cancellation))
        {
            foreach (var (entry, id, organisation, title, desk, means, _) in page)
            {
                yield return
                [
                    (decimal?)entry.Rank, id, organisation, title, desks.Of(desk).Name.In(language), entry.Score,
                    (decimal)entry.Sheets, words("yes-no", entry.IsPlainMean), words("standing", entry.Standing),
                    (decimal?)entry.ReserveNumber, StandingTexts.Of(entry.Reason).In(language),
                    .. Criteria(programme).Select(c => means.TryGetValue(c.Id, out var mean) ? (object?)mean : null),
                ];
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync<T>(
        string roundId, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync<T>(
                RoundKeys.Partition(roundId), KeyRange.Prefix(prefix), PageSize, continuation, cancellation);
            yield return [.. page.Items.Select(i => i.Value)];
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private static string? Moment(DateTimeOffset? at) => at?.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
