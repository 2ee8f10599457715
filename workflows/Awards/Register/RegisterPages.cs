namespace Funding.Workflows.Awards.Register;

/// <summary>All awards, whatever their programme: for everybody, and with what only the office sees.</summary>
internal static class RegisterPages
{
    // A search is anybody's own text, and made each time; what can be picked is kept.
    private static readonly string[] Picked =
    [
        AwardRollForm.Standing, AwardRollForm.Programme, AwardRollForm.Year, AwardRollForm.Desk, RollQuery.SortField, RollQuery.PageField,
    ];

    public static void MapAwardRegister(this IEndpointRouteBuilder routes)
    {
        var everybody = routes.MapGroup("").RequireAudience(Audience.Public);
        everybody.MapPage(PublicLinks.Awards, ShowAsync).SameForEverybody(PublicRows.OfAwards, Picked);
        everybody.MapPage(PublicLinks.AwardsFile, FileAsync);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapPage(AwardLinks.Register, ShowOfficeAsync);
        office.MapPage(AwardLinks.RegisterFile, OfficeFileAsync);
    }

    private static async Task<IResult> ShowAsync(
        PageContext here, AwardRollStore awards, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation) =>
        Page.Render<RegisterPage, RegisterModel>(await ModelAsync(here, awards, catalogue, clock, ofOffice: false, cancellation));

    private static async Task<IResult> ShowOfficeAsync(
        PageContext here, AwardRollStore awards, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        return Page.Render<RegisterOfficePage, RegisterModel>(
            await ModelAsync(here, awards, catalogue, clock, ofOffice: true, cancellation));
    }

    private static async Task<RegisterModel> ModelAsync(
        PageContext here, AwardRollStore awards, Catalogue catalogue, TimeProvider clock, bool ofOffice, CancellationToken cancellation,
        int size = Roll.PageSize) =>
        RegisterModel.Of(
            here.Http.Request.Query, await ShownAsync(here, awards, ofOffice, cancellation), catalogue,
            ShanghaiTime.DayOf(clock.GetUtcNow()), ofOffice, size);

    /// <summary>Of the office's register those that are the reader's to handle; everybody's has all.</summary>
    private static async Task<IReadOnlyList<RolledAward>> ShownAsync(
        PageContext here, AwardRollStore awards, bool ofOffice, CancellationToken cancellation)
    {
        var all = await awards.ReadAsync(cancellation);
        var departments = here.Http.RequestServices.GetRequiredService<IDepartments>();
        return ofOffice ? [.. all.Where(a => departments.Covers(here.Actor!, a.Summary.ProgrammeId))] : all;
    }

    private static Task<IResult> FileAsync(
        PageContext here, AwardRollStore awards, Catalogue catalogue, TimeProvider clock, Texts<RegisterText> T,
        CancellationToken cancellation) => SendAsync(here, awards, catalogue, clock, T, ofOffice: false, cancellation);

    private static Task<IResult> OfficeFileAsync(
        PageContext here, AwardRollStore awards, Catalogue catalogue, TimeProvider clock, Texts<RegisterText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        return SendAsync(here, awards, catalogue, clock, T, ofOffice: true, cancellation);
    }

    /// <summary>All that the search and the picks leave, in the order of the list.</summary>
    private static Task<IResult> SendAsync(
        PageContext here, AwardRollStore awards, Catalogue catalogue, TimeProvider clock, Texts<RegisterText> T, bool ofOffice,
        CancellationToken cancellation) => FileDownload.TableAsync(here.Http, "awards.csv", async () =>
    {
        var model = await ModelAsync(here, awards, catalogue, clock, ofOffice, cancellation, int.MaxValue);
        return new ExportTable(
            [
                T["holder"], .. ofOffice ? [T["code"]] : Array.Empty<string>(), T["title.column"], T["members"], T["programme"],
                T["document"], T["certificate"], T["from"], T["until"], T["standing"], T["cause.on"], T["cause.document"], T["desk"],
                T["origin"], T["id"],
            ],
            model.List.Items.Select(IReadOnlyList<object?> (a) =>
            [
                a.HolderName, .. ofOffice ? [a.Holder] : Array.Empty<string>(), a.Title, a.Members,
                a.ProgrammeName.In(here.Language), a.DocumentNumber, a.CertificateNumber,
                Show.Iso(a.AwardedOn), Show.Iso(a.ValidUntil),
                T.Of("award-standing", model.StandingOf(a)), a.Cause is { } cause ? Show.Iso(cause.On) : "", a.Cause?.Document,
                a.Desk is { } desk ? model.Desks.NameOf(desk).In(here.Language) : "",
                T.Of("origin", a.Import is null ? "round" : "list"), a.Id,
            ]).ToAsyncEnumerable());
    }, cancellation);
}
