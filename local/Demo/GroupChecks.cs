namespace Funding.Local.Demo;

/// <summary>What the round of the groups promises, looked up afterwards.</summary>
internal static class GroupChecks
{
    public static async Task<IReadOnlyList<Check>> EvaluateAsync(DemoYear year, DemoExports exports)
    {
        var rows = await DemoRows.ReadAsync(year.Services, year.Round);
        var consents = rows.Applications.Values.SelectMany(a => a.Consents ?? []).ToList();
        var (declines, application) = (Group.DeclinesFirst, rows.Applications[Group.DeclinesFirst.Group.Application]);
        var declined = application.ConsentOf(declines.Code)?.Steps.Select(s => s.Act) ?? [];
        var employed = Person.IdOf(Persons.ExpertEmail(Group.EmployedExpert));
        var ranked = await year.Services.GetRequiredService<ITableStore>().EnumerateAsync<RankedApplication>(
            RoundKeys.Partition(year.Round),
            KeyRange.Prefix($"{RoundKeys.RankedEntries}{rows.Round.RankingVersion:D4}:")).Select(r => r.Value).ToListAsync();
        var selected = ranked.Where(r => r.Entry.Standing == Standing.Selected).Select(r => Group.Of(r.ApplicationId)).ToList();
        var held = new List<AwardHome>();
        foreach (var award in rows.Awards)
            held.Add((await year.Services.GetRequiredService<AwardStore>().GetAsync(AwardHome.IdOf(year.Round, award.Number))).Home);
        return
        [
            Checklist.Of("5 家集团申报 / 5 groups apply", rows.Applications.Count == Group.All.Count, rows.Applications.Count),
            new(
                "成员单位逐家经邮件链接同意 / every member consents by its own link",
                consents.Count == Group.All.Sum(g => g.Consortium.Count)
                    && consents.TrueForAll(c => c.LastAnswer() is { Act: ConsentAct.Given }),
                string.Create(CultureInfo.InvariantCulture, $"{consents.Count} consents")),
            new(
                "一家先不同意，核减后同意，其他各家不必重来 / one declines, agrees after a change, and nobody else is asked again",
                declined.SequenceEqual([ConsentAct.Asked, ConsentAct.Refused, ConsentAct.Asked, ConsentAct.Given])
                    && consents.Count(c => c.Steps.Count > 2) == 1
                    && year.Refused.GetValueOrDefault("without a member's consent") == "consent-missing",
                string.Join(' ', declined)),
            new(
                "牵头单位不能列为成员，按字段指出 / the lead is refused as a member, by its field",
                year.Refused.GetValueOrDefault("the lead as a member", "").Contains("牵头单位自己", StringComparison.Ordinal),
                year.Refused.GetValueOrDefault("the lead as a member", "")),
            Checklist.Of(
                "企业占比不足60%的不符合条件 / too small a share of enterprises is ineligible",
                rows.Applications[Group.Ineligible.Application].State == ApplicationState.Ineligible,
                rows.In(ApplicationState.Ineligible)),
            Checklist.Of(
                "成员单位的专家不评本集团 / an expert employed by a member judges nothing of its group",
                rows.Experts.Any(e => e.PersonId == employed)
                    && !rows.Panels.Any(p => p.ApplicationId == Group.Employer.Group.Application && p.ExpertId == employed),
                Group.Employer.Name),
            .. await DefenceStage.CheckAsync(year, rows),
            await CountersignStage.CheckAsync(year, rows),
            Checklist.Of(
                "同一城市不超过2家 / two of a city at most",
                selected.GroupBy(g => g.Desk).All(g => g.Count() <= 2) && selected.Count < ranked.Count, selected.Count),
            await MoneyStage.CheckAsync(year, rows),
            Checklist.Of("已公布 / announced", rows.Round.Standing == RoundStanding.Announced, rows.Round.AnnouncementNumber),
            Checklist.Of(
                "认定写明全部成员单位 / an award names all its members",
                held.Count == selected.Count
                    && held.TrueForAll(h => h.Roster!.Where(m => m.Entry is null).Select(m => m.Name)
                        .SequenceEqual(Group.Of(h.ApplicationId!).Consortium.Select(m => m.Name))),
                held.Sum(h => h.Members.Count)),
            await MembershipStage.CheckAsync(year),
            await LeadPassesStage.CheckAsync(year),
            .. exports.Verified.Select(v => new Check(v.Key, v.Value.Length == 0, v.Value)),
        ];
    }
}
