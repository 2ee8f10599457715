namespace Funding.Local.Demo;

/// <summary>The checklist's part on draw and review.</summary>
internal static class ReviewChecks
{
    public static IEnumerable<Check> Of(DemoYear year, DemoRows rows)
    {
        var silent = Person.IdOf(year.Cast.GetValueOrDefault("silent expert", ""));
        var recusing = Person.IdOf(year.Cast.GetValueOrDefault("recusing expert", ""));
        var silentSheets = rows.Panels.Where(p => p.ExpertId == silent).ToList();
        var signed = rows.Panels.Where(p => p.State == ReviewState.Signed).CountBy(p => p.ApplicationId).ToDictionary();
        var eligible = rows.Applications.Values.Where(a => a.Eligibility?.Eligible == true).ToList();
        yield return Checklist.Of("60 名专家 / 60 experts", rows.Experts.Count == ExpertList.Count, rows.Experts.Count);
        var (near, institution) = ExpertList.Near;
        yield return Checklist.Of(
            "近似名称确认为回避 / a possible conflict confirmed",
            rows.Conflicts is [{ Confirmed: true } confirmed]
                && confirmed.ApplicationName == institution.Name
                && confirmed.DecidedBy == Person.IdOf(Persons.Administrator)
                && signed.GetValueOrDefault(institution.Application) == 5
                && !rows.Panels.Any(
                    p => p.ApplicationId == institution.Application && p.ExpertId == Person.IdOf(Persons.ExpertEmail(near))),
            rows.Conflicts.Count);
        yield return Checklist.Of("公开数值由两名委员录入一致 / two members enter the public value alike", rows.PublicValues.Select(v => v.PersonId)
            .Distinct()
            .Count() == 2 && rows.Round.Draw!.PublicValue is not null, rows.Round.Draw!.PublicValue);
        yield return Checklist.Of("一名专家回避并补位 / a recusal, replaced",
            rows.Panels.Any(
                p => p.ExpertId == recusing && p.State == ReviewState.Recused && signed.GetValueOrDefault(p.ApplicationId) == 5),
            year.Cast.GetValueOrDefault("recused application"));
        yield return Checklist.Of("一名专家未答复，已替换 / an expert who never answers, replaced",
            silentSheets.Count > 0
                && silentSheets.TrueForAll(
                    p => p.State == ReviewState.Replaced && signed.GetValueOrDefault(p.ApplicationId) == 5), silentSheets.Count);
        yield return Checklist.Of("每份 5 张签署的评分表 / five signed sheets each", eligible.Count > 0
            && eligible.TrueForAll(a => signed.GetValueOrDefault(a.Id) == 5), signed.Values.Sum());
    }
}
