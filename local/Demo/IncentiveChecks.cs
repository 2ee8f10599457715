namespace Funding.Local.Demo;

/// <summary>What the round of incentives promises, looked up afterwards.</summary>
internal static class IncentiveChecks
{
    public static async Task<IReadOnlyList<Check>> EvaluateAsync(DemoYear year, DemoExports exports)
    {
        var rows = await DemoRows.ReadAsync(year.Services, year.Round);
        var (large, small) = (await BookAsync(IncentiveStages.Large, "tax"), await BookAsync(IncentiveStages.Small, "tax"));
        var loan = await BookAsync(IncentiveStages.Borrower, "finance");
        var (first, carried) = (large.Ledger().Years, small.Ledger().Years);
        return
        [
            new(
                "未列入培育的企业按规则不予受理 / not under cultivation, refused by rule",
                rows.Applications[IncentiveStages.Outside.Application].State == ApplicationState.Ineligible,
                $"{rows.Applications[IncentiveStages.Outside.Application].State}"),
            new(
                "大额抵免由两人核定 / a large one is granted by two",
                first.Count == 1 && first[0].Used.Value == IncentiveStages.UsedBy(IncentiveStages.Large, year)
                    && rows.Audit.Any(n => n.Action == "benefit-confirmed"),
                $"{first.Count} years"),
            new(
                "未抵完的结转下年 / the rest is carried forward",
                carried.Count == 1 && carried[0].Closing > Yuan.Zero
                    && carried[0].Opening + carried[0].NewCredit == carried[0].Used + carried[0].Closing,
                $"{small.Ledger().Left}"),
            new(
                "贴息有核定金额和决定书 / an interest has its amount and letter",
                loan.Claims.Any() && loan.Claims.First().Amount > Yuan.Zero && loan.Claims.First().Number.Length > 0,
                $"{loan.Claims.FirstOrDefault()?.Amount}"),
            new(
                "计算表在页面上逐项列明 / the computation sheet is read on its page, figure by figure",
                small.Claims.SingleOrDefault() is { } claim && year.Cast.GetValueOrDefault("computation sheet", "") is var sheet
                    && claim.Sheet.Select(l => l.Figure).Append(claim.Code).All(f => sheet.Contains(f, StringComparison.Ordinal)),
                year.Cast.GetValueOrDefault("computation sheet", "")),
            .. await PlanStage.CheckAsync(year),
        ];

        Task<BenefitBook> BookAsync(Enterprise enterprise, string line) => year.Services.GetRequiredService<BenefitStore>().ReadAsync(
            BenefitKeys.AwardId(year.ProgrammeId, enterprise.Code, line));
    }
}
