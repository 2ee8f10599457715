namespace Funding.Workflows.Apply;

/// <summary>Reading all answers once more, submitting, the receipt, the form to stamp, taking it back.</summary>
internal static class SubmissionPages
{
    public static void MapSubmission(this IEndpointRouteBuilder group)
    {
        group.MapForm(ApplyLinks.SubmitRoute, CheckAsync, SubmitAsync);
        group.MapPage(ApplyLinks.SubmittedRoute, SubmittedAsync);
        group.MapPage(ApplyLinks.PrintRoute, PrintAsync);
        group.MapPage(ApplyLinks.BinderRoute, BindAsync);
        group.MapForm(ApplyLinks.WithdrawRoute, ConfirmWithdrawalAsync, WithdrawAsync);
        group.MapForm(ApplyLinks.ReopenRoute, ConfirmReopeningAsync, ReopenAsync);
    }

    internal static Task<EligibilityVerdict> VerdictAsync(
        Work work, StageOffers offers, PriorQueries prior, CancellationToken cancellation) => prior.RunAsync(
        offers.Given<IChecked>(work.Programme), work.Programme, work.Round, work.Application, work.Answers, work.Desk, cancellation);

    private static async Task<IResult> CheckAsync(
        string round, string application, PageContext here, WorkQueries reader, StageOffers offers, PriorQueries prior,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return Page.Render<CheckPage, CheckModel>(new CheckModel(work, await VerdictAsync(work, offers, prior, cancellation)));
    }

    private static async Task<IResult> SubmitAsync(
        string round, string application, Form form, PageContext here, SubmissionCommands submissions, CancellationToken cancellation)
    {
        SubmissionCommands.DemandDeclared(form.Ticked("declared"));
        await submissions.SubmitAsync(here.Actor!, round, application, cancellation);
        return Page.Redirect(ApplyLinks.Of(ApplyLinks.SubmittedRoute, round, application));
    }

    private static async Task<IResult> SubmittedAsync(
        string round, string application, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return work.Application.AnswersHash is null
            ? Page.Redirect(work.To(ApplyLinks.ApplicationRoute))
            : Page.Render<SubmittedPage, Work>(work);
    }

    private static async Task<IResult> PrintAsync(
        string round, string application, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return Page.Render<PrintPage, PrintModel>(new PrintModel(work, work.Desk.Name));
    }

    private static async Task<IResult> BindAsync(
        string round, string application, PageContext here, WorkQueries reader, BinderWriter binders, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return await binders.SendAsync(new(work.Round.Name, work.Programme, work.Application, work.Answers), here);
    }

    private static async Task<IResult> ConfirmWithdrawalAsync(
        string round, string application, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return work.Withdrawing.Allowed || here.Form.Refused
            ? Page.Render<WithdrawPage, Work>(work)
            : Page.Redirect(work.To(ApplyLinks.ApplicationRoute));
    }

    private static async Task<IResult> WithdrawAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        WithdrawalCommands withdrawals,
        Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        await withdrawals.WithdrawAsync(here.Actor!, round, application, form.Text("confirmation"), form.Optional("reason"), cancellation);
        return Page.Redirect(ApplyLinks.Application(round, application), texts["withdraw.done"]);
    }

    private static async Task<IResult> ConfirmReopeningAsync(
        string round, string application, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return (work is { CallOpen: true, Application.At: null }
                && work.Application.State is ApplicationState.Withdrawn or ApplicationState.Submitted)
            || here.Form.Refused
            ? Page.Render<ReopenPage, Work>(work)
            : Page.Redirect(work.To(ApplyLinks.ApplicationRoute));
    }

    private static async Task<IResult> ReopenAsync(
        string round,
        string application,
        PageContext here,
        SubmissionCommands submissions,
        Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        await submissions.ReopenAsync(here.Actor!, round, application, cancellation);
        return Page.Redirect(ApplyLinks.Application(round, application), texts["reopen.done"]);
    }
}

/// <param name="Verdict">What the programme's rules say of the answers as they are.</param>
public sealed record CheckModel(Work Work, EligibilityVerdict Verdict);

public sealed record PrintModel(Work Work, Bilingual Desk);
