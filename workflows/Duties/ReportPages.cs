namespace Funding.Workflows.Duties;

/// <summary>A report as its holder files it, its desk reads it and the office judges it.</summary>
internal static class ReportPages
{
    public static void MapOwn(IEndpointRouteBuilder group)
    {
        group.MapForm(DutyLinks.OwnReportRoute, ShowOwnAsync, FileAsync);
        group.MapPost(DutyLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    public static void MapDesk(IEndpointRouteBuilder group) => group.MapForm(DutyLinks.DeskReportRoute, ShowDeskAsync, OpineAsync);

    public static void MapOffice(IEndpointRouteBuilder group)
    {
        group.MapPage(DutyLinks.OfficeReportRoute, ShowOfficeAsync);
        group.MapAct(DutyLinks.JudgeRoute, ShowOfficeAsync, JudgeAsync);
        group.MapAct(DutyLinks.ConfirmRoute, ShowOfficeAsync, ConfirmAsync);
        group.MapAct(DutyLinks.ReturnRoute, ShowOfficeAsync, ReturnAsync);
        group.MapAct(DutyLinks.MatterRoute, ShowOfficeAsync, SettleAsync);
    }

    private static async Task<IResult> ShowOwnAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, ReportQueries reports, DutyDraftCommands drafts,
        CancellationToken cancellation)
    {
        var place = await duties.OwnAsync(here.Actor!, award, new(duty, occurrence), cancellation);
        return Page.Render<ReportFormPage, ReportFormModel>(new(
            await reports.ReadAsync(place, cancellation), await drafts.ReadAsync(place.View, cancellation)));
    }

    private static async Task<IResult> FileAsync(
        string award, string duty, string occurrence, Form form, PageContext here, ReportCommands commands, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        var key = new DutyKey(duty, occurrence);
        var typed = Typed(form);
        // Kept first: what cannot be filed is not lost.
        var (_, unusable) = await commands.SaveAsync(
            here.Actor!, award, key, typed, form.Optional(PartForm.VersionField), cancellation);
        if (form.Text("go") == "stay")
        {
            return unusable.Count > 0
                ? throw new RefusedException(unusable)
                : Page.Redirect(Url.Fill(DutyLinks.OwnReportRoute, award, duty, occurrence), T["saved"]);
        }

        await commands.FileAsync(here.Actor!, award, key, typed, form.Ticked("declared"), cancellation);
        return Page.Redirect(AwardLinks.Own(award), T["filed"]);
    }

    private static async Task<IResult> AutosaveAsync(
        string award, string duty, string occurrence, Form form, PageContext here, ReportCommands commands, TimeProvider clock,
        CancellationToken cancellation)
    {
        var (version, unusable) = await commands.SaveAsync(
            here.Actor!, award, new(duty, occurrence), Typed(form), form.Optional(PartForm.VersionField), cancellation);
        return ScriptAnswers.Saved(version, clock.GetUtcNow(), here.Language, unusable);
    }

    private static async Task<IResult> ShowDeskAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, ReportQueries reports,
        CancellationToken cancellation) =>
        Page.Render<ReportDeskPage, ReportModel>(new(await reports.ReadAsync(
            await duties.OfDeskAsync(here.Actor!, award, new(duty, occurrence), cancellation), cancellation), null));

    private static async Task<IResult> OpineAsync(
        string award, string duty, string occurrence, Form form, PageContext here, ReportCommands commands, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        var agrees = form.Text("agrees") switch
        {
            "yes" => true,
            "no" => false,
            _ => throw new RefusedException(ShellRefusals.NotAChoice("agrees")),
        };
        await commands.OpineAsync(here.Actor!, award, new(duty, occurrence), agrees, form.Text("opinion"), cancellation);
        return Page.Redirect(Url.Fill(DutyLinks.DeskReportRoute, award, duty, occurrence), T["opined"]);
    }

    private static async Task<IResult> ShowOfficeAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, ReportQueries reports, ReportStore store,
        CancellationToken cancellation)
    {
        var place = await duties.OfOfficeAsync(here.Actor!, award, new(duty, occurrence), cancellation);
        return Page.Render<ReportOfficePage, ReportModel>(new(
            await reports.ReadAsync(place, cancellation), (await store.MatterAsync(place.View, cancellation))?.Value));
    }

    private static async Task<IResult> JudgeAsync(
        string award, string duty, string occurrence, Form form, PageContext here, VerdictCommands verdicts, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        await verdicts.JudgeAsync(here.Actor!, award, new(duty, occurrence), form.Text("grade"), form.Text("reason"), cancellation);
        return ToOffice(award, duty, occurrence, T["judged"]);
    }

    private static async Task<IResult> ConfirmAsync(
        string award, string duty, string occurrence, PageContext here, VerdictCommands verdicts, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        await verdicts.ConfirmAsync(here.Actor!, award, new(duty, occurrence), cancellation);
        return ToOffice(award, duty, occurrence, T["confirmed"]);
    }

    private static async Task<IResult> ReturnAsync(
        string award, string duty, string occurrence, Form form, PageContext here, VerdictCommands verdicts, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        await verdicts.ReturnAsync(here.Actor!, award, new(duty, occurrence), form.Text("reason"), cancellation);
        return ToOffice(award, duty, occurrence, T["returned"]);
    }

    private static async Task<IResult> SettleAsync(
        string award, string duty, string occurrence, Form form, PageContext here, VerdictCommands verdicts, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        await verdicts.SettleAsync(here.Actor!, award, new(duty, occurrence), form.Text("settled"), cancellation);
        return ToOffice(award, duty, occurrence, T["settled"]);
    }

    private static IResult ToOffice(string award, string duty, string occurrence, string told) =>
        Page.Redirect(Url.Fill(DutyLinks.OfficeReportRoute, award, duty, occurrence), told);

    internal static IReadOnlyDictionary<string, string> Typed(Form form) =>
        form.Typed().ToDictionary(f => f.Key, f => f.Value is [var first, ..] ? first : "");
}

/// <param name="Draft">What the holder typed and did not file yet.</param>
public sealed record ReportFormModel(ReportRead Read, DutyDraft Draft);

/// <param name="Matter">Null where nothing asked for a withdrawal, or the reader is not of the office.</param>
public sealed record ReportModel(ReportRead Read, AwardMatter? Matter);
