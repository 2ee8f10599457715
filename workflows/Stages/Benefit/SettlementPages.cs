namespace Funding.Workflows.Stages.Benefit;

/// <summary>The office's act on a year of a line that was granted, on the award's page.</summary>
internal static class SettlementPages
{
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapAct(BenefitLinks.SettleRoute, AwardPages.ShowOfficeAsync, SettleAsync);

    private static async Task<IResult> SettleAsync(
        string award, Form form, PageContext here, SettlementCommands settlements, Texts<BenefitText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideEligibility);
        var settled = await settlements.SettleAsync(
            here.Actor!, award, (int)(AnswerText.Number(form.Text("year")) ?? 0), form.Text("paid"), form.Texts(VerifiedNumbers.Prefix),
            form.Text("document"), form.Text("reason"), cancellation);
        return Page.Redirect(AwardLinks.Office(award), T["settle.done", settled.Year, settled.Over.Shown()]);
    }
}
