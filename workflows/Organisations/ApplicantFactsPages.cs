namespace Funding.Workflows.Organisations;

/// <summary>Name, kind and desk of an application, to be corrected by the applicant or the office.</summary>
internal static class ApplicantFactsPages
{
    public static void MapFactsCorrection(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").RequireAudience(Audience.Apply).MapForm(OrganisationLinks.FactsRoute, ShowOwnAsync, CorrectOwnAsync);
        routes.MapGroup("").RequireAudience(Audience.Office)
            .MapForm(OrganisationLinks.OfficeFactsRoute, ShowOfficeAsync, CorrectOfficeAsync);
    }

    private static async Task<IResult> ShowOwnAsync(
        string round, string application, PageContext here, ApplicationStore applications, RoundStore rounds, TimeProvider clock,
        CancellationToken cancellation)
    {
        var read = (await applications.GetOwnAsync(here.Actor!, round, application, cancellation)).Value;
        var found = (await rounds.GetAsync(round, cancellation)).Value.For(read);
        return await ShowAsync(false, read, FactsCorrection.ByApplicant(read, found, clock.GetUtcNow()), rounds, cancellation);
    }

    private static async Task<IResult> ShowOfficeAsync(
        string round, string application, PageContext here, ApplicationStore applications, RoundStore rounds, StageOffers offers,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.CorrectApplicant);
        var read = (await applications.GetAsync(round, application, cancellation)).Value;
        var found = (await rounds.GetAsync(round, cancellation)).Value.For(read);
        var orders = offers.Giver<IOrder>(found) ?? offers.Giver<IVotes>(found);
        return await ShowAsync(true, read, FactsCorrection.ByOffice(read, found, orders), rounds, cancellation);
    }

    private static async Task<IResult> ShowAsync(
        bool ofOffice, Application read, Refusal? bar, RoundStore rounds, CancellationToken cancellation) =>
        Page.Render<ApplicantFactsPage, ApplicantFactsModel>(new ApplicantFactsModel(
            ofOffice, read, await rounds.GetProgrammeAsync(read.RoundId, cancellation),
            await rounds.GetDesksAsync(read.RoundId, cancellation), bar));

    private static async Task<IResult> CorrectOwnAsync(
        string round, string application, Form form, PageContext here, ApplicantFactsCommands commands, Texts<OrganisationText> T,
        CancellationToken cancellation)
    {
        await commands.CorrectAsync(here.Actor!, round, application, Read(form), ofOffice: false, null, cancellation);
        return Page.Redirect(ApplyLinks.Application(round, application), T["facts.done"]);
    }

    private static async Task<IResult> CorrectOfficeAsync(
        string round, string application, Form form, PageContext here, ApplicantFactsCommands commands, Texts<OrganisationText> T,
        CancellationToken cancellation)
    {
        await commands.CorrectAsync(here.Actor!, round, application, Read(form), ofOffice: true, form.Text("reason"), cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["facts.done"]);
    }

    private static ApplicantFacts Read(Form form) => new(form.Text("organisationName"), form.Text("applicantKind"), form.Text("desk"));
}

/// <param name="Bar">Why nothing can be corrected now; null where it can.</param>
public sealed record ApplicantFactsModel(
    bool OfOffice, Application Application, Programme Programme, RoundDesks Desks, Refusal? Bar)
{
    public string Name => Application.Name;
}
