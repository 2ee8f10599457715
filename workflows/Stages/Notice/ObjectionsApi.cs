namespace Funding.Workflows.Stages.Notice;

/// <summary>The public notice and the objections to its entries.</summary>
internal static class ObjectionsApi
{
    /// <param name="Frozen">An objection to it is open.</param>
    /// <param name="Removed">Taken out by an upheld objection, or withdrawn by the applicant.</param>
    /// <param name="WithdrawnAt">When the applicant withdrew it.</param>
    internal sealed record NoticeLine(
        string Application,
        string OrganisationName,
        string Title,
        string Desk,
        int Rank,
        decimal? Score,
        string NoticeNumber,
        DateOnly Opens,
        DateOnly Closes,
        bool Frozen,
        bool Removed,
        string? PromotedFor,
        DateTimeOffset? WithdrawnAt = null)
    {
        public static NoticeLine Of(NoticeEntry e) =>
            new(
                e.ApplicationId,
                e.OrganisationName,
                e.Title,
                e.Desk,
                e.Rank,
                e.Score,
                e.NoticeNumber,
                e.Opens,
                e.Closes,
                e.OpenObjections.Count > 0,
                e.Removed,
                e.PromotedFor,
                e.WithdrawnAt);
    }

    internal sealed record ObjectionBody(string Name, string Contact, string Reasons);

    internal sealed record ObjectionReceipt(string Id, string Application, DateTimeOffset FiledAt, DateOnly DueOn)
    {
        public static ObjectionReceipt Of(Objection o) => new(o.Id, o.ApplicationId, o.FiledAt, o.DueOn);
    }

    /// <param name="Name">Who objected; null, as the contact is, for who does not decide. Then there are no documents either.</param>
    /// <param name="Upheld">Null while it is open.</param>
    internal sealed record ObjectionLine(
        string Id,
        string Application,
        string? Name,
        string? Contact,
        string Reasons,
        IReadOnlyList<DocumentLine> Documents,
        DateTimeOffset FiledAt,
        DateOnly DueOn,
        bool? Upheld,
        string? DecisionReason)
    {
        public static ObjectionLine Of(SeenObjection seen) => seen.KnowsObjector
            ? Of(seen.Objection) : Of(seen.Objection) with { Name = null, Contact = null };

        public static ObjectionLine Of(Objection o) =>
            new(
                o.Id,
                o.ApplicationId,
                o.Name,
                o.Contact,
                o.Reasons,
                [.. o.Documents.Select(DocumentLine.Of)],
                o.FiledAt,
                o.DueOn,
                o.Decision?.Upheld,
                o.Decision?.Reason);
    }

    internal sealed record ObjectionDecisionBody(bool Upheld, string Reason);

    private static readonly ObjectionLine Example = new(
        "YY3F9A0C11D2",
        ApplicationExamples.Line.Id,
        "王敏",
        "13800000000",
        "该单位申报材料所列实训设备与现场不符，附照片为证。",
        [ApplicationExamples.Document with { Slot = ObjectionFiling.FilesField, FileName = "现场照片.pdf" }],
        new(2026, 8, 4, 6, 0, 0, TimeSpan.Zero),
        new(2026, 8, 18),
        null,
        null);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}").WithTags("objections");
        group
            .MapGet(
                "/notice",
                (string round, RoundStore rounds, ITableStore tables, CancellationToken cancellation, string? continuation = null) =>
                    PageAsync<NoticeEntry, NoticeLine>(
                        round, rounds, tables, RoundKeys.NoticeEntries, NoticeLine.Of, continuation, cancellation))
            .Open().Does(
                "Entries of the public notice, each with its own period",
                new Paged<NoticeLine>(
                    [new(
                        Example.Application,
                        ApplicationExamples.Line.OrganisationName,
                        ApplicationExamples.Line.Title,
                        "hangzhou",
                        1,
                        91.1667m,
                        "教职成公示〔2026〕3号",
                        new(2026, 8, 3),
                        new(2026, 8, 10),
                        false,
                        false,
                        null)],
                    null));
        group
            .MapPost("/notice/{application}/objections", FileAsync)
            .Needs(Right.Object)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes))
            .Carries("Objects to an entry in one's own name, once for each person and entry; documents come with it in a multipart form",
                new ApiExample(
                    new ObjectionBody(Example.Name!, Example.Contact!, Example.Reasons),
                    new ObjectionReceipt(Example.Id, Example.Application, Example.FiledAt, Example.DueOn))
                {
                    RequestMedia = [ApiBody.Json, ApiBody.Form],
                    Form = new("name", "contact", "reasons") { Files = ObjectionFiling.FilesField },
                });
        group
            .MapGet(
                "/objections",
                async (
                    string round,
                    PageContext here,
                    RoundStore rounds,
                    ObjectionQueries objections,
                    CancellationToken cancellation,
                    string? continuation = null) =>
                {
                    await rounds.GetAsync(round, cancellation);
                    return await Paging.ReadAsync(objections.ListAsync(here.Actor!, round, continuation, cancellation), ObjectionLine.Of);
                })
            .Needs(Right.ReadObjections).Does(
                "Objections of the round with what was answered; who objected and the documents for officers alone",
                new Paged<ObjectionLine>([Example], null));
        group.MapGet("/objections/{objection}/documents/{document}", DownloadAsync).Needs(Right.DecideObjection)
            .Carries("A document that came with an objection", new ApiExample(null, "%PDF-1.7 …") { ResponseMedia = "application/pdf" });
        group
            .MapPost(
                "/objections/{objection}/decision",
                async (
                    string round,
                    string objection,
                    ObjectionDecisionBody body,
                    PageContext here,
                    ObjectionDecisionCommands commands,
                    CancellationToken cancellation) =>
                    ObjectionLine.Of(await commands.DecideAsync(here.Actor!, round, objection, body.Upheld, body.Reason, cancellation)))
            .Needs(Right.DecideObjection).Does(
                "An officer who took no earlier decision on it decides",
                Example with { Upheld = false, DecisionReason = "经现场核查，设备与申报材料一致。" },
                new ObjectionDecisionBody(false, "经现场核查，设备与申报材料一致。"));
    }

    private static async Task<Created<ObjectionReceipt>> FileAsync(
        string round, string application, HttpRequest request, PageContext here, ObjectionFiling filing, CancellationToken cancellation)
    {
        var (body, files) = request.HasFormContentType
            ? await FormAsync(request, cancellation)
            : (await ApiBody.ReadJsonAsync<ObjectionBody>(request, cancellation), []);
        var filed = await filing.FileAsync(here.Actor!, round, application, body.Name, body.Contact, body.Reasons, files, cancellation);
        return TypedResults.Created($"{ApiHosting.Root}/rounds/{round}/objections/{filed.Id}", ObjectionReceipt.Of(filed));
    }

    private static async Task<(ObjectionBody, IReadOnlyList<SentFile>)> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await FormText.ReadAsync(request, cancellation);
        return (new ObjectionBody(form["name"].ToString(), form["contact"].ToString(), form["reasons"].ToString()),
            [.. form.Files.GetFiles(ObjectionFiling.FilesField).Select(f => new SentFile(
                f.FileName, DocumentFile.Declared(f.ContentType), f.OpenReadStream))]);
    }

    private static async Task<IResult> DownloadAsync(
        string round,
        string objection,
        string document,
        PageContext here,
        ObjectionQueries objections,
        IBlobStore blobs,
        CancellationToken cancellation)
    {
        var found = (await objections.FindAsync(here.Actor!, round, objection, cancellation))?.Objection.Documents.FirstOrDefault(d =>
            d.Id == document);
        return await DocumentFile.SendAsync(here.Http, blobs, found ?? throw new RefusedException(ApiRefusals.NoSuchThing("document")));
    }

    private static async Task<Paged<TLine>> PageAsync<TRow, TLine>(
        string round,
        RoundStore rounds,
        ITableStore tables,
        string prefix,
        Func<TRow, TLine> line,
        string? continuation,
        CancellationToken cancellation)
    {
        await rounds.GetAsync(round, cancellation);
        return await Paging.ReadAsync(
            tables.QueryAsync<TRow>(RoundKeys.Partition(round), KeyRange.Prefix(prefix), 100, continuation, cancellation), line);
    }
}
