using Funding.Portal.Api.Document;
using Funding.Portal.Shell;
using Funding.Services.Review;
using Funding.Workflows.Refusals;
using Funding.Workflows.Review;
using Funding.Workflows.Roles;
using Microsoft.AspNetCore.Mvc;

namespace Funding.Portal.Api;

/// <summary>The pool of a round: imported from CSV or XLSX, listed for the office.</summary>
internal static class ExpertsApi
{
    // A list may have 10 MB, and a form around it.
    private const long Largest = (10 << 20) + (64 << 10);

    internal sealed record ImportResult(int Created, int Updated, int Unchanged);

    /// <param name="ImportId">Null while anything is wrong.</param>
    /// <param name="CodesOutsideCheck">Organisations' codes whose check character does not fit: applying the list takes them.</param>
    internal sealed record ImportPreview(
        string? ImportId, int Rows, int New, int Updated, int Unchanged, IReadOnlyList<ApiError> Problems,
        IReadOnlyList<string> CodesOutsideCheck);

    /// <param name="Party">"government", "industry", "enterprise" or "school".</param>
    internal sealed record ExpertLine(string Person, string Name, string Email, string Organisation, string Party, IReadOnlyList<string> Fields, int Conflicts)
    {
        public static ExpertLine Of(PoolExpert e) => new(e.PersonId, e.Name, e.Email, e.Organisation, e.Party, e.Fields, e.Conflicts.Count);
    }

    private const string ExampleList = "姓名,邮箱,单位,方,领域,关联单位,回避单位\n赵宁,zhao@institute.example,省工业研究院,行业,智能装备,,之江职业技术学院\n";
    private static readonly string[] Media = ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ApiBody.Form];

    private static readonly ApiExample Preview =
        new(ExampleList, new ImportPreview(null, 60, 58, 0, 0, [new("email-twice", "rows[7].email", "第 7 行…", "第 7 行…", "Row 7 …")], []))
        {
            RequestMedia = Media,
            Form = new() { File = "file" },
        };

    public static void MapExperts(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/experts").WithTags("experts");
        group.MapPost("", ImportAsync).Needs(Act.ImportExperts).WithMetadata(new RequestSizeLimitAttribute(Largest))
            .Carries("Imports the pool from CSV (UTF-8 or GBK) or XLSX, whole or not at all; again changes nothing", new ApiExample(ExampleList, new ImportResult(60, 0, 0)) { RequestMedia = Media, Form = new() { File = "file" } });
        group.MapPost("/preview", PreviewAsync).Needs(Act.ImportExperts).WithMetadata(new RequestSizeLimitAttribute(Largest))
            .Carries("Says what an import would do and everything that is wrong with the list", Preview);
        group.MapGet("", (string round, PageContext here, ReviewQueries queries, CancellationToken cancellation, string? continuation = null) =>
                Paging.ReadAsync(queries.PoolAsync(here.Actor!, round, continuation, cancellation), ExpertLine.Of))
            .Needs(Act.ImportExperts, Act.ReadAllApplications).Does("The pool, one page", new Paged<ExpertLine>([new("3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", "赵宁", "zhao@institute.example", "省工业研究院", "industry", ["智能装备"], 1)], null));
    }

    private static async Task<ImportResult> ImportAsync(string round, HttpRequest request, PageContext here, ExpertImport import, CancellationToken cancellation)
    {
        await using var list = await ListAsync(request, cancellation);
        var done = await import.ImportAsync(here.Actor!, round, list, cancellation);
        return new ImportResult(done.Created, done.Updated, done.Unchanged);
    }

    private static async Task<ImportPreview> PreviewAsync(string round, HttpRequest request, PageContext here, ExpertImport import, CancellationToken cancellation)
    {
        await using var list = await ListAsync(request, cancellation);
        var preview = await import.PreviewAsync(here.Actor!, round, list, cancellation);
        return new ImportPreview(
            preview.ImportId, preview.Rows, preview.New, preview.Updated, preview.Unchanged,
            [.. preview.Problems.Select(p => ApiError.Of(p, here.Language))],
            [.. preview.CodesOutsideCheck.Select(e => e.CreditCode!).Distinct(StringComparer.Ordinal)]);
    }

    private static async Task<Stream> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
        {
            return ((await FormText.ReadAsync(request, cancellation)).Files.GetFile("file") ?? throw new RefusedException(ApiRefusals.FileMissing())).OpenReadStream();
        }

        return request.ContentType?.Split(';')[0].Trim() is { } type && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal))
            ? throw new RefusedException(ApiRefusals.MediaType(string.Join(", ", Media)))
            : request.Body;
    }
}
