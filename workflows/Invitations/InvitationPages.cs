namespace Funding.Workflows.Invitations;

/// <summary>Who is missing, and invitations by a list: looked at line by line, then sent.</summary>
public static class InvitationPages
{
    private const int Megabytes = 2;

    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapAct(InvitationLinks.List, ShowAsync, InviteAsync)
            .WithMetadata(new RequestSizeLimitAttribute((Megabytes + 1) << 20));
        group.MapPage(InvitationLinks.Template, TemplateAsync);
    }

    private static async Task<IResult> ShowAsync(
        PageContext here, InvitationCommands invitations, DeskDirectory desks, CancellationToken cancellation) =>
        Page.Render<InvitePage, InviteModel>(await ModelAsync(here, invitations, desks, cancellation));

    private static async Task<InviteModel> ModelAsync(
        PageContext here, InvitationCommands invitations, DeskDirectory desks, CancellationToken cancellation) =>
        new(await invitations.StaffAsync(here.Actor!, cancellation), await desks.ListAsync(cancellation));

    private static async Task<IResult> InviteAsync(
        Form form, PageContext here, InvitationCommands invitations, DeskDirectory desks, Texts<InvitationText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManagePeople);
        var (list, source) = await ListOfAsync(form, here, cancellation);
        if (form.Text("next") == "invite" && form.Text("seen") == Sha256Hex.Of(list))
        {
            var done = await invitations.InviteAsync(here.Actor!, list, cancellation);
            return Page.Redirect(InvitationLinks.List, T["invite.done", done.Acting, done.Lines.Count - done.Acting]);
        }

        var plan = await invitations.PlanAsync(here.Actor!, list, cancellation);
        var model = await ModelAsync(here, invitations, desks, cancellation);
        return Page.Render<InvitePage, InviteModel>(model with
        {
            List = list,
            Seen = Sha256Hex.Of(list),
            Plan = plan with { Source = source ?? plan.Source },
        });
    }

    /// <summary>A file takes the place of what was typed.</summary>
    private static async Task<(string List, ListSource? Source)> ListOfAsync(Form form, PageContext here, CancellationToken cancellation)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return (form.Text("list").ReplaceLineEndings("\n").Trim('\n'), null);
        }

        var content = ListContent.Read(
            InvitationColumns.Form, await ListUpload.ReadAsync(file, InvitationColumns.Form, Megabytes, cancellation), InvitationList.Most);
        return content.Problems.Count > 0
            ? throw new RefusedException([.. content.Problems])
            : (ListText.Of(content, here.IsEnglish), content.Source);
    }

    private static async Task<IResult> TemplateAsync(
        PageContext here, DeskDirectory desks, Texts<InvitationText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManagePeople);
        var names = (await desks.ListAsync(cancellation)).Select(d => (IReadOnlyList<object?>)[d.Name.In(here.Language), d.Id]);
        return await SheetDownload.OfAsync(
            here.Http,
            [
                .. ListTemplate.Of(InvitationColumns.Form, Same(T["invite.sheet"]), c => Same(T.Of("column", c.Id)), here.IsEnglish),
                new ExportTable([T["staff.desk"], "id"], ListTemplate.Rows([.. names])) { Sheet = T["staff.desks"] },
            ],
            "invitations.xlsx",
            cancellation);
    }

    private static Bilingual Same(string text) => Bilingual.Same(text);
}

/// <param name="Staff">Who there is, and who is missing.</param>
public sealed record InviteModel(IReadOnlyList<StaffNeed> Staff, IReadOnlyList<Desk> Desks)
{
    /// <summary>The list that was looked at.</summary>
    public string List { get; init; } = "";

    /// <summary>Its hash: what was not looked at is not carried out.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Null while nothing was looked at.</summary>
    public InvitationPlan? Plan { get; init; }
}
