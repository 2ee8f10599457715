namespace Funding.Workflows.Stages.Benefit;

/// <summary>The officers' decision on a claim, on the office's page of the application.</summary>
internal static class BenefitDecisionPages
{
    public const string DecideRoute = OfficeLinks.ApplicationRoute + "/benefit";
    public const string ConfirmRoute = OfficeLinks.ApplicationRoute + "/benefit/confirm";

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapAct(DecideRoute, Office.ApplicationPages.ShowAsync, DecideAsync);
        group.MapAct(ConfirmRoute, Office.ApplicationPages.ShowAsync, ConfirmAsync);
    }

    private static async Task<IResult> DecideAsync(
        string round, string application, Form form, PageContext here, BenefitDecisionCommands commands, Texts<BenefitText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideEligibility);
        if (form.Text("decision") is not ("grant" or "refuse")) throw new RefusedException(ShellRefusals.NotAChoice("decision"));
        await commands.DecideAsync(
            here.Actor!, round, application, form.Text("decision") == "grant", form.Texts(VerifiedNumbers.Prefix), form.Text("reason"),
            cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["decide.done", application]);
    }

    private static async Task<IResult> ConfirmAsync(
        string round, string application, Form form, PageContext here, BenefitDecisionCommands commands, Texts<BenefitText> T,
        CancellationToken cancellation)
    {
        await commands.ConfirmAsync(here.Actor!, round, application, form.Text("confirmation"), cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["confirm.done", application]);
    }
}

/// <param name="Verified">What the officer states by the evidence.</param>
/// <param name="Lines">What the claim comes to; empty where the ledger does not take it.</param>
/// <param name="Bar">Why it cannot be granted.</param>
/// <param name="Decision">One that awaits a second officer; null before one.</param>
/// <param name="May">The reader may decide.</param>
public sealed record BenefitDecisionModel(
    Application Application, IReadOnlyList<VerifiedNumber> Verified, IReadOnlyList<FigureLine> Lines, Refusal? Bar,
    BenefitDecision? Decision, bool May, string Reader);
