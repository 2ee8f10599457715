namespace Funding.Workflows.Benefits;

/// <summary>A year's computation sheet for paper, and the office's act on an investment that was withdrawn.</summary>
internal static class BenefitPages
{
    public static void MapBenefits(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").RequireAudience(Audience.Apply).MapPage(BenefitLinks.OwnSheetRoute, ShowOwnAsync);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapPage(BenefitLinks.OfficeSheetRoute, ShowOfficeAsync);
        office.MapAct(BenefitLinks.WithdrawRoute, AwardPages.ShowOfficeAsync, WithdrawAsync);
    }

    private static async Task<IResult> ShowOwnAsync(
        string award, int year, PageContext here, AwardViews awards, BenefitStore benefits, CancellationToken cancellation) =>
        await ShowAsync((await awards.OwnAsync(here.Actor!, award, cancellation)).Home, year, false, benefits, cancellation);

    private static async Task<IResult> ShowOfficeAsync(
        string award, int year, PageContext here, AwardViews awards, BenefitStore benefits, CancellationToken cancellation) =>
        await ShowAsync((await awards.OfOfficeAsync(here.Actor!, award, cancellation)).Home, year, true, benefits, cancellation);

    private static async Task<IResult> ShowAsync(
        AwardHome award, int year, bool office, BenefitStore benefits, CancellationToken cancellation)
    {
        var claim = (await benefits.ReadAsync(award.Id, cancellation)).Claims.FirstOrDefault(c => c.Year == year)
            ?? throw new RefusedException(BenefitRefusals.NoClaim(year));
        return Page.Render<BenefitSheetPage, BenefitSheetModel>(new(award, claim, claim.Sheet, office));
    }

    private static async Task<IResult> WithdrawAsync(
        string award, Form form, PageContext here, BenefitCommands benefits, Texts<BenefitsText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideEligibility);
        var lot = form.Text("lot").Split('-');
        var (year, number) = lot.Length == 2
            && int.TryParse(lot[0], NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && int.TryParse(lot[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (y, n) : (0, 0);
        var after = await benefits.WithdrawAsync(
            here.Actor!, award, year, number, form.Text("amount"), form.Text("reason"), cancellation);
        return Page.Redirect(Url.Fill(AwardLinks.OfficeRoute, award), T["withdraw.done", after.Repaid.Shown()]);
    }
}
