namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Every sheet with its scores; who signed is named, so it is for the office alone.</summary>
public sealed class ScoreExports(ITableStore tables)
{
    private static readonly Texts Texts = new(typeof(ScoreExports));
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly string[] Columns = ["application", "organisation", "title", "expert", "alias", "party", "sheet", "signed"];

    public StageExport Scores => new("scores", Texts.Of("title"), Texts.Of("holds"), Table);

    private ExportTable Table(Round round, Programme programme, string language, CancellationToken cancellation)
    {
        var criteria = PanelReviewSettings.CriteriaOf(programme);
        return new ExportTable(
            [
                .. Columns.Select(c => Texts.Of($"column.{c}").In(language)),
                .. criteria.Select(c => c.Name.In(language)),
                Texts.Of("column.comments").In(language),
            ],
            RowsAsync(round.Id, criteria, language, cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        string roundId, IReadOnlyList<Criterion> criteria, string language, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var names = ExpertNames.Of(await tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation)
            .Select(expert => expert.Value).ToListAsync(cancellation));
        await foreach (var stored in tables.EnumerateAsync<ReviewSheet>(
            partition, KeyRange.Prefix(RoundKeys.SheetsByExpert), cancellation))
        {
            var sheet = stored.Value;
            yield return
            [
                sheet.ApplicationId, sheet.OrganisationName, sheet.Title,
                names.Of(sheet.ExpertId, sheet.ExpertAlias).In(language), sheet.ExpertAlias,
                Texts.Of($"party.{sheet.Seat}").In(language), Texts.Of($"sheet.{sheet.State}").In(language),
                sheet.SignedAt?.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                .. criteria.Select(c => sheet.Scores.TryGetValue(c.Id, out var score) ? (object?)score : null),
                string.Join('\n', sheet.Comments.Where(c => c.Value.Length > 0)
                    .Select(c => criteria.FirstOrDefault(r => r.Id == c.Key) is { } of ? $"{of.Name.In(language)}: {c.Value}" : c.Value)),
            ];
        }
    }
}
