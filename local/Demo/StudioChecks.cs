namespace Funding.Local.Demo;

/// <summary>What the round of the studios promises, looked up afterwards.</summary>
internal static class StudioChecks
{
    public static async Task<IReadOnlyList<Check>> EvaluateAsync(DemoYear year, DemoExports exports)
    {
        var rows = await DemoRows.ReadAsync(year.Services, year.Round);
        var consents = rows.Applications.Values.SelectMany(a => a.Consents ?? []).ToList();
        var ranked = await year.Services.GetRequiredService<ITableStore>().EnumerateAsync<RankedApplication>(
            RoundKeys.Partition(year.Round),
            KeyRange.Prefix($"{RoundKeys.RankedEntries}{rows.Round.RankingVersion:D4}:")).Select(r => r.Value).ToListAsync();
        var selected = ranked.Where(r => r.Entry.Standing == Standing.Selected).Select(r => Studio.Of(r.ApplicationId)).ToList();
        return
        [
            Checklist.Of("9 个工作站申报 / 9 studios apply", rows.Applications.Count == Studio.All.Count, rows.Applications.Count),
            new(
                "校企双方和大师本人经邮件链接同意 / the other side and the master consent by their own links",
                consents.Count == 2 * Studio.All.Count && consents.TrueForAll(c => c.LastAnswer() is { Act: ConsentAct.Given }),
                string.Create(CultureInfo.InvariantCulture, $"{consents.Count} consents")),
            new(
                "一人只领衔一个工作站，重复的不予受理 / one master leads one studio, another is refused",
                year.Refused.GetValueOrDefault("another studio's master") == "person-named-elsewhere",
                year.Refused.GetValueOrDefault("another studio's master", "")),
            Checklist.Of(
                "领衔人等级和荣誉不够的不符合条件 / a master without level and honour is ineligible",
                rows.Applications[Studio.Ineligible.Application].State == ApplicationState.Ineligible,
                rows.In(ApplicationState.Ineligible)),
            .. await DefenceStage.CheckAsync(year, rows),
            .. await VisitStage.CheckAsync(year, rows),
            await RecoveryStage.CheckAsync(year),
            await CountersignStage.CheckAsync(year, rows),
            Checklist.Of(
                "同一职业不超过2个 / two of an occupation at most",
                selected.Count > 0 && selected.GroupBy(s => s.Occupation).All(g => g.Count() <= 2), selected.Count),
            await MoneyStage.CheckAsync(year, rows),
            Checklist.Of("已公布 / announced", rows.Round.Standing == RoundStanding.Announced, rows.Round.AnnouncementNumber),
            .. exports.Verified.Select(v => new Check(v.Key, v.Value.Length == 0, v.Value)),
        ];
    }
}
