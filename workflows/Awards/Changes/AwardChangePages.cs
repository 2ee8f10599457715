namespace Funding.Workflows.Awards.Changes;

/// <summary>Acts of the office on an award from its page, and the holder's statement from theirs.</summary>
internal static class AwardChangePages
{
    public static void MapAwardChanges(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").RequireAudience(Audience.Apply)
            .MapAct(AwardChangeLinks.StateRoute, AwardPages.ShowOwnAsync, StateAsync);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapAct(AwardChangeLinks.CorrectRoute, AwardPages.ShowOfficeAsync, CorrectAsync);
        office.MapAct(AwardChangeLinks.SuspendRoute, AwardPages.ShowOfficeAsync, SuspendAsync);
        office.MapAct(AwardChangeLinks.ResumeRoute, AwardPages.ShowOfficeAsync, ResumeAsync);
        office.MapAct(AwardChangeLinks.NoticeRoute, AwardPages.ShowOfficeAsync, GiveNoticeAsync);
        office.MapAct(AwardChangeLinks.DropRoute, AwardPages.ShowOfficeAsync, DropAsync);
        office.MapAct(AwardChangeLinks.WithdrawRoute, AwardPages.ShowOfficeAsync, WithdrawAsync);
    }

    private static async Task<IResult> StateAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        await changes.StateAsync(here.Actor!, award, form.Text("statement"), cancellation);
        return Page.Redirect(AwardLinks.Own(award), T.Of("done", AwardChange.State));
    }

    private static async Task<IResult> CorrectAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        await changes.CorrectAsync(here.Actor!, award, form.Text("holderName"), form.Text("title"), WordsOf(form), cancellation);
        return Done(award, AwardChange.Correct, T);
    }

    private static async Task<IResult> SuspendAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        await changes.SuspendAsync(here.Actor!, award, WordsOf(form), cancellation);
        return Done(award, AwardChange.Suspend, T);
    }

    private static async Task<IResult> ResumeAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        await changes.ResumeAsync(here.Actor!, award, WordsOf(form), cancellation);
        return Done(award, AwardChange.Resume, T);
    }

    private static async Task<IResult> GiveNoticeAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        var days = form.Whole("days");
        form.Demand();
        await changes.GiveNoticeAsync(here.Actor!, award, days, WordsOf(form), cancellation);
        return Done(award, AwardChange.GiveNotice, T);
    }

    private static async Task<IResult> DropAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        await changes.DropAsync(here.Actor!, award, WordsOf(form), cancellation);
        return Done(award, AwardChange.Drop, T);
    }

    private static async Task<IResult> WithdrawAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        await changes.WithdrawAsync(here.Actor!, award, WordsOf(form), form.Text("confirmation"), cancellation);
        return Done(award, AwardChange.Withdraw, T);
    }

    private static ChangeWords WordsOf(Form form) => new(form.Text("reason"), form.Text("document"));

    private static IResult Done(string award, AwardChange change, Texts<AwardChangeText> T) =>
        Page.Redirect(AwardLinks.Office(award), T.Of("done", change));
}
