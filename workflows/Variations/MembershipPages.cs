namespace Funding.Workflows.Variations;

/// <summary>The page behind the link of a member of an award.</summary>
internal static class MembershipPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Apply);
        group.MapPage(MembershipLinks.PageRoute, ShowAsync);
        group.MapAct(MembershipLinks.AgreeRoute, ShowAsync, AgreeAsync);
        group.MapAct(MembershipLinks.DisagreeRoute, ShowAsync, DisagreeAsync);
        group.MapAct(MembershipLinks.LeaveRoute, ShowAsync, LeaveAsync);
        group.MapAct(MembershipLinks.TakeBackRoute, ShowAsync, TakeBackAsync);
        group.MapPage(MembershipLinks.DocumentRoute, DocumentAsync);
    }

    private static async Task<IResult> ShowAsync(
        string award, string party, PageContext here, MembershipQueries memberships, CancellationToken cancellation) =>
        Page.Render<MembershipPage, Membership>(await memberships.ReadAsync(here.Actor!, award, party, cancellation));

    private static async Task<IResult> AgreeAsync(
        string award, string party, Form form, PageContext here, MembershipCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        await commands.AgreeAsync(here.Actor!, award, party, form.Text("seen"), form.Text("confirmation"), cancellation);
        return Back(award, party, T["member.agreed.done"]);
    }

    private static async Task<IResult> DisagreeAsync(
        string award, string party, Form form, PageContext here, MembershipCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        await commands.DisagreeAsync(here.Actor!, award, party, form.Text("reason"), cancellation);
        return Back(award, party, T["member.disagreed.done"]);
    }

    private static async Task<IResult> LeaveAsync(
        string award, string party, Form form, PageContext here, MembershipCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        await commands.LeaveAsync(here.Actor!, award, party, form.Text("confirmation"), form.Text("reason"), cancellation);
        return Back(award, party, T["member.leaving.done"]);
    }

    private static async Task<IResult> TakeBackAsync(
        string award, string party, PageContext here, MembershipCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        await commands.TakeBackAsync(here.Actor!, award, party, cancellation);
        return Back(award, party, T["taken-back"]);
    }

    private static async Task<IResult> DocumentAsync(
        string award, string party, string document, PageContext here, MembershipQueries memberships, IBlobStore blobs,
        CancellationToken cancellation) =>
        await DocumentFile.SendAsync(
            here.Http, blobs, (await memberships.ReadAsync(here.Actor!, award, party, cancellation)).Asked?.Papers.Documents ?? [],
            document);

    private static IResult Back(string award, string party, string message) =>
        Page.Redirect(MembershipLinks.Of(MembershipLinks.PageRoute, award, party), message);
}
