namespace Funding.Local.Demo;

/// <summary>What the round of the enterprises promises, looked up afterwards.</summary>
internal static class EnterpriseChecks
{
    public static async Task<IReadOnlyList<Check>> EvaluateAsync(DemoYear year, DemoExports exports)
    {
        var rows = await DemoRows.ReadAsync(year.Services, year.Round);
        var ranked = await year.Services.GetRequiredService<ITableStore>().EnumerateAsync<RankedApplication>(
            RoundKeys.Partition(year.Round),
            KeyRange.Prefix($"{RoundKeys.RankedEntries}{rows.Round.RankingVersion:D4}:")).Select(r => r.Value.Entry).ToListAsync();
        var least = RankingSettings.Of(year.Programme).Selection.MinimumScore;
        var (above, below) = (ranked.Where(e => e.Score >= least).ToList(), ranked.Where(e => e.Score < least).ToList());
        var form = EnterpriseForm.Of(Enterprise.ByPages, year.Opens);
        var answers = await year.Services.GetRequiredService<ApplicationStore>().ReadSubmittedAsync(
            rows.Applications[Enterprise.ByPages.Application]);
        return
        [
            Checklist.Of("16 家企业申报 / 16 enterprises apply", rows.Applications.Count == Enterprise.All.Count, rows.Applications.Count),
            new(
                "表格在页面上逐行填写 / a table is filled in row by row on its page",
                answers.RowsOf("investment").Count == form.Tables["investment"].Count
                    && answers.RowsOf("investment").Select(r => r.Text("amount")).SequenceEqual(
                        form.Tables["investment"].Select(r => r["amount"])),
                $"{answers.RowsOf("investment").Count} rows"),
            new(
                "填错的单元格按行列指出 / a wrong cell is named by row and column",
                year.Refused.GetValueOrDefault("a cell that is no number", "").Contains("第2行金额", StringComparison.Ordinal),
                year.Refused.GetValueOrDefault("a cell that is no number", "")),
            Checklist.Of(
                "一家不符合任何参与方式 / one takes part in no way",
                rows.Applications[Enterprise.Ineligible.Application].State == ApplicationState.Ineligible,
                rows.In(ApplicationState.Ineligible)),
            new(
                "达到分数线的全部入选 / all at or above the threshold are selected",
                above.Count > 0 && above.TrueForAll(e => e.Standing == Standing.Selected),
                string.Create(CultureInfo.InvariantCulture, $"{above.Count} of {ranked.Count}")),
            new(
                "低于分数线的不入选，无候补 / nobody below is, and nobody waits",
                below.Count > 0 && below.TrueForAll(e => e.Standing == Standing.NotSelected),
                string.Create(CultureInfo.InvariantCulture, $"{below.Count} of {ranked.Count}")),
            await CountersignStage.CheckAsync(year, rows),
            Checklist.Of("已公布 / announced", rows.Round.Standing == RoundStanding.Announced, rows.Round.AnnouncementNumber),
            Checklist.Of("证书编号连续 / certificate numbers without gaps", rows.Awards.Count == above.Count
                && rows.Awards.Select(a => a.Number).SequenceEqual(Enumerable.Range(1, above.Count)), rows.Awards.Count),
            .. exports.Verified.Select(v => new Check(v.Key, v.Value.Length == 0, v.Value)),
        ];
    }
}
