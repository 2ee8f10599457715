namespace Funding.Local.Demo;

/// <param name="Detail">What was found; for a missing item what it lacks.</param>
internal sealed record Check(string Name, bool Done, string Detail);

/// <summary>Everything the demonstration promises, looked up afterwards in the rows, the mailbox and the exports.</summary>
internal static class Checklist
{
    public static async Task<IReadOnlyList<Check>> EvaluateAsync(DemoYear year, DemoExports exports)
    {
        var rows = await DemoRows.ReadAsync(year.Services, year.Round);
        return
        [
            await StaffList.CheckAsync(year),
            .. Call(year, rows),
            await PagesOfApplicant.CheckAsync(year, rows),
            Consents.Check(year, rows),
            .. Eligibility(year, rows),
            await VetoStage.CheckAsync(year, rows),
            .. ReviewChecks.Of(year, rows),
            .. await DefenceStage.CheckAsync(year, rows),
            await CountersignStage.CheckAsync(year, rows),
            .. Decisions(year, rows),
            ByLinks(rows),
            await StatusMails.CheckAsync(year, rows),
            await NoticeDocument.CheckAsync(year, rows, exports.Folder),
            await LettersAsync(year, rows),
            await MoneyStage.CheckAsync(year, rows),
            await NothingFailedAsync(year, rows),
            .. exports.Verified.Select(v => new Check(v.Key, v.Value.Length == 0, v.Value)),
        ];
    }

    private static IEnumerable<Check> Call(DemoYear year, DemoRows rows)
    {
        var desks = rows.Applications.Values.Select(a => a.Desk).Distinct().ToHashSet();
        var cities = rows.Desks.All.Where(d => d.Kind == "city").ToList();
        yield return Of("40 家单位申报 / 40 institutions apply", rows.Applications.Count == 40, rows.Applications.Count);
        yield return Of(
            "11 个设区市 / 11 cities",
            cities.Count == 11 && cities.TrueForAll(c => desks.Contains(c.Id)),
            cities.Count(c => desks.Contains(c.Id)));
        yield return Of(
            "每份申报 4 份 PDF / four documents each",
            rows.Applications.Values.All(a => a.Documents.Count >= 4),
            rows.Applications.Values.Sum(a => a.Documents.Count));
        yield return Of(
            "一份草稿逾期 / one draft lapses", State(year, rows, "lapses") == ApplicationState.Lapsed, rows.In(ApplicationState.Lapsed));
        yield return Of(
            "一份撤回 / one withdrawn", State(year, rows, "withdrawn") == ApplicationState.Withdrawn, rows.In(ApplicationState.Withdrawn));
        yield return new(
            "同一单位第二份被拒 / a second application is refused",
            year.Refused.GetValueOrDefault("second application") == "application-limit",
            year.Refused.GetValueOrDefault("second application", ""));
        var over = year.Refused.Where(r => r.Key.StartsWith("over the limit", StringComparison.Ordinal)).ToList();
        yield return new(
            "超额推荐被拒 / a click over the limit is refused",
            over.Count > 0 && over.TrueForAll(o => o.Value == "desk-limit"),
            string.Join(", ", over.Select(o => o.Value)));
        yield return Of("未获推荐 / not recommended", rows.In(ApplicationState.NotRecommended) > 0, rows.In(ApplicationState.NotRecommended));
    }

    private static IEnumerable<Check> Eligibility(DemoYear year, DemoRows rows)
    {
        var corrected = rows.Applications[year.Cast["corrects"]];
        var silent = rows.Applications[year.Cast["silent"]];
        yield return Of(
            "一次补正已答复 / one correction answered",
            corrected is { Correction.ResubmittedAt: not null, Eligibility.Eligible: true },
            corrected.State);
        yield return Of(
            "一次补正逾期，按规则不通过 / one silent, refused by rule",
            silent is { Correction.ResubmittedAt: null, Eligibility: { Eligible: false, DecidedBy: "system" } },
            silent.Eligibility?.DecidedBy);
        yield return Of(
            "一份不符合条件 / one ineligible",
            rows.Applications[year.Cast["ineligible"]] is { State: ApplicationState.Ineligible, Correction: null },
            rows.In(ApplicationState.Ineligible));
    }

    private static IEnumerable<Check> Decisions(DemoYear year, DemoRows rows)
    {
        var upheld = rows.Objections.GetValueOrDefault(year.Cast["objection upheld"]);
        var dismissed = rows.Objections.GetValueOrDefault(year.Cast["objection dismissed"]);
        var removed = upheld is null ? null : rows.Notice.GetValueOrDefault(upheld.ApplicationId);
        var promoted = rows.Notice.Values.FirstOrDefault(n => n.PromotedFor is not null);
        yield return Of(
            "两名委员审定 / two members approve",
            rows.Votes.Where(v => v.Approved).Select(v => v.PersonId).Distinct().Count() == 2,
            rows.Votes.Count);
        yield return new("异议成立，该项移除 / an objection upheld takes its entry out", upheld?.Decision?.Upheld == true
            && removed?.Removed == true, removed?.OrganisationName ?? "");
        yield return new("递补单位有自己的公示期 / the reserve moves up with its own period", promoted is not null
            && removed is not null
            && promoted.PromotedFor == removed.ApplicationId
            && promoted.Closes > removed.Closes, promoted?.OrganisationName ?? "");
        yield return new("异议不成立 / an objection dismissed", dismissed?.Decision?.Upheld == false
            && rows.Notice[dismissed.ApplicationId] is { Removed: false }, dismissed?.Id ?? "");
        yield return Of("已公布 / announced", rows.Round.Standing == RoundStanding.Announced, rows.Round.AnnouncementNumber);
        yield return Of("证书编号连续 / certificate numbers without gaps", rows.Awards.Count == 10
            && rows.Awards.Select(a => a.Number).SequenceEqual(Enumerable.Range(1, 10)), rows.Awards.Count);
        yield return Of("移除者无证书 / no certificate for what was taken out", upheld is not null
            && rows.Awards.All(a => a.ApplicationId != upheld.ApplicationId), rows.In(ApplicationState.Removed));
    }

    /// <summary>What every desk does was done at least once by somebody who came in by a mailed link.</summary>
    private static Check ByLinks(DemoRows rows)
    {
        string[] acts = [
            "consent-given",
            "consent-refused",
            "application-submitted",
            "application-recommended",
            "correction-requested",
            "application-eligible",
            "public-value-entered",
            "review-accepted",
            "review-recused",
            "sheet-signed",
            "defence-published",
            "defence-tracked",
            "defence-note-written",
            "countersigned",
            "case-kept",
            "ranking-approved",
            "objection-filed",
            "objection-upheld",
            "objection-dismissed"
        ];
        var done = rows.Audit.Where(n => n.Via.StartsWith("link:", StringComparison.Ordinal)).Select(n => n.Action).ToHashSet();
        return new(
            "各方由邮件链接办理 / every desk acts by mailed links", acts.All(done.Contains), string.Join(", ", acts.Where(a => !done.Contains(a))));
    }

    private static async Task<Check> LettersAsync(DemoYear year, DemoRows rows)
    {
        var mailbox = year.Services.GetRequiredService<Mailbox>();
        var missing = new List<string>();
        foreach (var institution in Institutions.All.Where(i => rows.Applications.TryGetValue(i.Application, out var a)
            && a.Eligibility?.Eligible == true
            && a.State != ApplicationState.Removed))
        {
            if ((await mailbox.ListAsync(institution.Email)).Entries is not [var newest, ..] || newest.At < rows.Round.AnnouncedAt)
                missing.Add(institution.Name);
        }

        return new("每家单位收到结果通知 / letters to all", missing.Count == 0 && rows.Round.AnnouncedAt is not null, string.Join(", ", missing));
    }

    private static async Task<Check> NothingFailedAsync(DemoYear year, DemoRows rows)
    {
        var failed = new List<OrchestrationMetadata>();
        var query = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Failed]);
        await foreach (var instance in year.Services.GetRequiredService<DurableTaskClient>().GetAllInstancesAsync(query))
            failed.Add(instance);
        var undelivered = (await year.Services.GetRequiredService<DeliveryLog>().ListFailuresAsync(year.Round)).Failures.Count;
        var why = failed is [var first, ..] ? first.FailureDetails?.ErrorMessage : "";
        return new("无失败的流程与邮件 / nothing failed", failed.Count + rows.GivenUp + undelivered == 0,
            string.Create(
                CultureInfo.InvariantCulture, $"{failed.Count} orchestrations, {rows.GivenUp} effects, {undelivered} mails {why}"));
    }

    private static ApplicationState? State(DemoYear year, DemoRows rows, string part) =>
        rows.Applications.GetValueOrDefault(year.Cast[part])?.State;

    internal static Check Of(string name, bool done, object? detail) =>
        new(name, done, string.Create(CultureInfo.InvariantCulture, $"{detail}"));
}
