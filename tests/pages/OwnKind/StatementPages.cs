namespace Funding.Pages.Tests.OwnKind;

/// <summary>The kind's pages: the applicant's, to sign, and the office's, of those who have not.</summary>
internal static class StatementPages
{
    private const int PageSize = 50;

    public static void Map(IStageRoutes routes)
    {
        routes.Form(Audience.Apply, "{application}", ShowAsync, SignAsync);
        routes.Page(Audience.Office, "", WaitingAsync);
    }

    private static async Task<IResult> ShowAsync(
        StagePlace place, string application, PageContext here, ApplicationStore applications, RoundStore rounds, OpenCases cases,
        Statements statements, CancellationToken cancellation)
    {
        var own = (await applications.GetOwnAsync(here.Actor!, place.Round.Id, application, cancellation)).Value;
        var programme = await rounds.GetProgrammeAsync(place.Round.Id, cancellation);
        var open = await cases.FindAsync(new CaseKey(place.Round.Id, place.Stage.Id, application), cancellation);
        return Page.Render<SignPage, SignModel>(new(
            place.Round, own, programme.StageSettings<StatementSettings>(StatementKind.KindName).Text, open?.Value.LastDay(place.Stage),
            (await statements.FindAsync(place.Round.Id, place.Stage, application, cancellation))?.Value));
    }

    private static async Task<IResult> SignAsync(
        StagePlace place, string application, Form form, PageContext here, Statements statements, Texts<StatementKind> texts,
        CancellationToken cancellation)
    {
        await statements.SignAsync(
            here.Actor!, place.Round.Id, place.Stage, application, form.Text("confirmation"), cancellation);
        return Page.Redirect(StagePlace.Url(Audience.Apply, place.Round.Id, place.Stage.Id, application), texts["signed"]);
    }

    private static async Task<IResult> WaitingAsync(
        StagePlace place, string? from, PageContext here, OpenCases cases, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var (items, continuation) = await cases.PageAsync(place.Round.Id, place.Stage.Id, PageSize, from, cancellation);
        return Page.Render<WaitingPage, WaitingModel>(new(place, items, continuation));
    }
}

/// <param name="Until">Null where it cannot be signed.</param>
public sealed record SignModel(Round Round, Application Application, Bilingual Text, DateOnly? Until, Statement? Signed);

public sealed record WaitingModel(
    StagePlace Place, IReadOnlyList<(OpenCase Case, Application Application)> Open, string? Continuation);

public sealed record StatementCounts(int Signed, int Open);

public sealed record SignedStatement(Bilingual Text, Statement Statement);
