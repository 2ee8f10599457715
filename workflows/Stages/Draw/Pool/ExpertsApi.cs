namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>The pool of a round: imported from CSV or XLSX, listed for the office.</summary>
internal static class ExpertsApi
{
    // A list may have 10 MB, and a form around it.
    private const long Largest = (10 << 20) + (64 << 10);

    internal sealed record ImportResult(int Created, int Updated, int Unchanged);

    /// <param name="ImportId">Null while anything is wrong.</param>
    /// <param name="CodesOutsideCheck">
    /// Organisations' codes whose check character does not fit: look them up, applying the list takes them.
    /// </param>
    /// <param name="Sheet">Name of the sheet that was read; null for CSV.</param>
    /// <param name="HeadingRow">Row of the headings, from 1; null when none was found.</param>
    /// <param name="Skipped">Rows above the headings, as "1: title".</param>
    /// <param name="Ignored">Columns that are not read, by heading or letter.</param>
    /// <param name="OtherSheets">Sheets that look like such a list too and were not read.</param>
    /// <param name="Doubles">Probably one person under two addresses: to be decided by POST …/doubles/{double} before the import.</param>
    internal sealed record ImportPreview(
        string? ImportId, int Rows, int New, int Updated, int Unchanged, IReadOnlyList<ApiError> Problems,
        IReadOnlyList<string> CodesOutsideCheck, string? Sheet, int? HeadingRow, IReadOnlyList<string> Skipped,
        IReadOnlyList<string> Ignored, IReadOnlyList<string> OtherSheets, IReadOnlyList<ImportedDouble> Doubles);

    /// <param name="Party">"government", "industry", "enterprise" or "school".</param>
    internal sealed record ExpertLine(
        string Person, string Name, string Email, string Organisation, string Party, IReadOnlyList<string> Fields, int Conflicts)
    {
        public static ExpertLine Of(PoolExpert e) => new(e.PersonId, e.Name, e.Email, e.Organisation, e.Party, e.Fields, e.Conflicts.Count);
    }

    private const string ExampleList = "姓名,邮箱,单位,方,领域,关联单位,回避单位\n赵宁,zhao@institute.example,省工业研究院,行业,智能装备,,之江职业技术学院\n";
    private static readonly ImportedDouble Double = new(
        "9f86d081884c7d659a2feaa0c55ad015",
        new("3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", "赵宁", "省工业研究院", "zhao@institute.example", null),
        new("5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b", "赵宁", "省工业研究院", "zhaoning@mail.example", 7));

    private static readonly string[] Media = [
        "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ApiBody.Form
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/experts").WithTags("experts");
        group.MapPost("", ImportAsync).Needs(Right.ImportExperts).WithMetadata(new RequestSizeLimitAttribute(Largest))
            .Carries(
                "Imports the pool from CSV (UTF-8 or GBK) or XLSX, whole or not at all; again changes nothing",
                new ApiExample(ExampleList, new ImportResult(60, 0, 0)) { RequestMedia = Media, Form = new() { File = "file" } });
        group.MapPost("/preview", PreviewAsync).Needs(Right.ImportExperts).WithMetadata(new RequestSizeLimitAttribute(Largest))
            .Carries("Says what an import would do and everything that is wrong with the list",
                new ApiExample(ExampleList, new ImportPreview(null, 60, 58, 0, 0,
                [new("email-twice", "rows[7].email", "第 7 行…", "第 7 行…", "Row 7 …")], [],
                    "专家", 2, ["1: 2026年评审专家推荐表"], ["手机"], [], [Double]))
                { RequestMedia = Media, Form = new() { File = "file" } });
        group
            .MapGet(
                "",
                (string round, PageContext here, DrawQueries queries, CancellationToken cancellation, string? continuation = null) =>
                    Paging.ReadAsync(queries.PoolAsync(here.Actor!, round, continuation, cancellation), ExpertLine.Of))
            .Needs(Right.ImportExperts, Right.ReadAllApplications).Does(
                "The pool, one page",
                new Paged<ExpertLine>(
                    [new("3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", "赵宁", "zhao@institute.example", "省工业研究院", "industry", ["智能装备"], 1)], null));
    }

    private static async Task<ImportResult> ImportAsync(
        string round, HttpRequest request, PageContext here, ExpertImport import, CancellationToken cancellation)
    {
        await using var list = await ListAsync(request, cancellation);
        var done = await import.ImportAsync(here.Actor!, round, list, cancellation);
        return new ImportResult(done.Created, done.Updated, done.Unchanged);
    }

    private static async Task<ImportPreview> PreviewAsync(
        string round, HttpRequest request, PageContext here, ExpertImport import, CancellationToken cancellation)
    {
        await using var list = await ListAsync(request, cancellation);
        var preview = await import.PreviewAsync(here.Actor!, round, list, cancellation);
        return new ImportPreview(preview.ImportId, preview.Rows, preview.New, preview.Updated, preview.Unchanged,
            [.. preview.Problems.Select(p => ApiError.Of(p, here.Language))],
            [.. preview.CodesOutsideCheck.Select(e => e.CreditCode!).Distinct(StringComparer.Ordinal)],
            preview.Source.Sheet, preview.Source.HeadingRow, preview.Source.Skipped, preview.Source.Ignored,
            preview.Source.OtherSheets, preview.Doubles);
    }

    private static async Task<Stream> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
        {
            return ((await FormText.ReadAsync(request, cancellation)).Files.GetFile("file")
                ?? throw new RefusedException(ApiRefusals.FileMissing())).OpenReadStream();
        }

        return request.ContentType?.Split(';')[0].Trim() is { } type
            && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal))
            ? throw new RefusedException(ApiRefusals.MediaType(string.Join(", ", Media)))
            : request.Body;
    }
}
