namespace Funding.Workflows.Stages.Eligibility;

/// <summary>The officer's decision, on the office's page of the application.</summary>
internal static class DecisionPages
{
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapAct(OfficeLinks.DecideRoute, Office.ApplicationPages.ShowAsync, DecideAsync);

    private static async Task<IResult> DecideAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        EligibilityCommands commands,
        RoundStore rounds,
        StageOffers offers,
        Texts<EligibilityText> T,
        CancellationToken cancellation)
    {
        var reason = form.Text("reason");
        switch (form.Text("decision"))
        {
            case "eligible":
                await commands.DecideAsync(here.Actor!, round, application, true, reason, cancellation);
                break;
            case "ineligible":
                await commands.DecideAsync(here.Actor!, round, application, false, reason, cancellation);
                break;
            case "correction":
                await CorrectAsync(commands, here.Actor!, round, application, reason, cancellation);
                break;
            default:
                here.Actor!.Demand(Right.DecideEligibility);
                throw new RefusedException(ShellRefusals.NotAChoice("decision"));
        }

        // Those that wait like this one.
        var recommended = offers.Giver<ILimits>((await rounds.GetAsync(round, cancellation)).Value) is not null;
        var waiting = recommended ? ApplicationState.Recommended : ApplicationState.Submitted;
        return Page.Redirect(OfficeLinks.Applications(round).With("state", $"{waiting}"), T["decide.done", application]);
    }

    /// <summary>What to correct is typed into the same field as the reason of a decision.</summary>
    private static async Task CorrectAsync(
        EligibilityCommands commands, Actor actor, string round, string application, string what, CancellationToken cancellation)
    {
        try
        {
            await commands.AskForCorrectionAsync(actor, round, application, what, cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At("what", "reason");
        }
    }
}

/// <param name="Decidable">The reader may decide now.</param>
/// <param name="Vetoes">With none for a reader who decides nothing of it.</param>
public sealed record DecisionModel(
    Application Application, EligibilityVerdict Verdict, bool Decidable, int CorrectionWorkingDays, VetoModel Vetoes);
