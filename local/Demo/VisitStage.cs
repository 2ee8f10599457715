namespace Funding.Local.Demo;

/// <summary>
/// Two experts go to each studio, drawn from the round's seed. An officer makes the appointments, a clash is refused, one is moved; a
/// visitor steps back and the next by the draw stands in; one protocol is opened again between its signatures; one studio is too small and
/// out of the round, at one a visitor dissents and an officer decides.
/// </summary>
internal static partial class VisitStage
{
    private static readonly string[] Hours = ["09:00", "14:00"];

    private sealed record Line(string Application, IReadOnlyList<string> Visitors, string State, DateOnly? Day, string? From)
    {
        public Studio Studio => Studio.Of(Application);
    }

    public static async Task RunAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 10);
        await CastAsync(year);
        await ArrangeAsync(year);
        await StepBackAsync(year);
        while ((await LinesAsync(year)).Where(l => l.State == "open").OrderBy(l => l.Day).ThenBy(l => l.From).FirstOrDefault() is { } next)
        {
            await year.Pace.GoToAsync(next.Day!.Value, int.Parse(next.From![..2], CultureInfo.InvariantCulture) + 2);
            await VisitAsync(year, next);
        }

        await DecideAsync(year);
        await year.Pace.UntilAsync(() => year.IsAtAsync("countersign"), "every visit is signed or decided on");
    }

    /// <summary>A member of the committee opens the protocol in which a visitor dissents, by the line of its history.</summary>
    public static async Task ReadAsync(DemoYear year, DemoVisitor member)
    {
        await DefenceStage.ReadAsync(year, member);
        await member.OpenAsync(ApproveLinks.Application(year.Round, year.Cast["dissent"]));
        year.Cast["visit in the history"] = member.TextOf("main");
        await member.OpenAsync(VisitLinks.Protocol(Audience.Approve, year.Round, Id(year), year.Cast["dissent"]));
        year.Cast["protocol of the committee"] = member.TextOf("main");
    }

    public static async Task<IReadOnlyList<Check>> CheckAsync(DemoYear year, DemoRows rows)
    {
        var stage = rows.Round.Stages.Find(SiteVisitSettings.Kind)!;
        var visits = await year.Services.GetRequiredService<VisitStore>().AllAsync(rows.Round, stage);
        var by = visits.ToDictionary(v => v.CaseId);
        var (failed, dissent, back) = (by[year.Cast["fails the visit"]], by[year.Cast["dissent"]], by[year.Cast["steps back"]]);
        var draw = FundingJson.Deserialize<VisitDraw>(Encoding.UTF8.GetString(
            await year.PublicAsync(VisitLinks.Draw(year.Round, stage.Id))))!;
        var read = year.Cast.GetValueOrDefault("protocol of the committee", "");
        var mailbox = year.Services.GetRequiredService<Mailbox>();
        async Task<bool> HasAsync(string email, string subject) =>
            (await mailbox.ListAsync(email, 100)).Entries.Any(m => m.Subject.Contains(subject, StringComparison.Ordinal));
        return
        [
            Checklist.Of(
                "逐家现场考察，每份记录两名专家签同一内容 / every visit is signed by two, the same content",
                visits.Count == rows.Applications.Values.Count(a => a.Eligibility?.Eligible == true)
                    && visits.All(v => v.HasProtocol && v.Signatures.DistinctBy(s => s.Code).Count() == 1 && v.Photographs.Count >= 2),
                visits.Count),
            new(
                "考察专家的抽取可以复算 / the draw of the visitors replays",
                draw.Faults().Count == 0 && draw.Seats.Count == 2 * visits.Count && draw.Seed == rows.Round.Draw!.Seed,
                string.Join("; ", draw.Faults())),
            new(
                "时间冲突的不予安排，改期写明原因 / a clash is refused, a move says why",
                year.Refused.GetValueOrDefault("two visits at once", "").Contains("间隔180分钟", StringComparison.Ordinal)
                    && visits.Sum(v => v.Moves) == 1 && await HasAsync(Studio.Of(year.Cast["moved visit"]).Email, "考察改期"),
                year.Refused.GetValueOrDefault("two visits at once", "")),
            new(
                "一名专家回避，按抽取顺序接替 / a visitor steps back, the next by the draw stands in",
                back.Visitors.Count == 3 && back.Visitors.Count(v => v.State == VisitorState.Recused) == 1
                    && !back.Signatures.Any(s => back.Visitors.Any(v => v.State != VisitorState.Visits && v.ExpertId == s.ExpertId)),
                string.Join(' ', back.Visitors.Select(v => v.State))),
            new(
                "修改后先签的专家重新签字 / a change in between asks the first to sign again",
                by[year.Cast["opened again"]] is { Reopenings: 1, State: VisitState.Signed },
                $"{by[year.Cast["opened again"]].Reopenings}"),
            new(
                "条件不符的不再参加遴选并告知 / who does not meet a condition is out, and told why",
                failed.State == VisitState.Failed && rows.Applications[failed.CaseId].State == ApplicationState.NotSelected
                    && await HasAsync(failed.StudioOf().Email, "现场考察的处理结果"),
                failed.Reason ?? ""),
            new(
                "一名专家有不同意见，由审查人员决定 / one visitor dissents, an officer decides",
                dissent is { State: VisitState.Kept } && dissent.Signatures.Count(s => s.Dissent is not null) == 1
                    && rows.Applications[dissent.CaseId].State != ApplicationState.NotSelected, dissent.Reason ?? ""),
            new(
                "委员会读到考察记录，不署名 / the committee reads the protocol, without names",
                read.Contains(dissent.Signatures[0].Code, StringComparison.Ordinal)
                    && year.Cast["visit in the history"].Contains("两名专家签字", StringComparison.Ordinal)
                    && !rows.Experts.Any(e => dissent.Visiting.Contains(e.PersonId) && read.Contains(e.Name, StringComparison.Ordinal)),
                dissent.CaseId),
        ];
    }

    private static Studio StudioOf(this Visit visit) => Studio.Of(visit.CaseId);

    /// <summary>Each has a part of its own; whoever the committee reads of is not out of the round.</summary>
    private static async Task CastAsync(DemoYear year)
    {
        var free = (await LinesAsync(year)).Select(l => l.Application).Where(a => a != year.Cast["absent"])
            .OrderByDescending(a => Studio.Of(a).Number).ToList();
        string[] parts = ["fails the visit", "opened again", "dissent", "steps back", "moved visit"];
        foreach (var (part, application) in parts.Zip(free))
            year.Cast[part] = application;
    }

    /// <summary>The first free half-day of both; the first time that it is not the very first, the one before is tried.</summary>
    private static async Task ArrangeAsync(DemoYear year)
    {
        var officer = await OfficerAsync(year);
        var calendar = year.Services.GetRequiredService<WorkingCalendar>();
        var first = calendar.AddWorkingDays(year.Pace.Today, 2);
        var taken = new HashSet<(int Slot, string Visitor)>();
        foreach (var line in await LinesAsync(year))
        {
            year.Pace.Tick();
            await officer.OpenAsync(VisitLinks.One(year.Round, Id(year), line.Application));
            var slot = Enumerable.Range(0, 40).First(s => line.Visitors.All(v => !taken.Contains((s, v))));
            if (slot > 0 && !year.Refused.ContainsKey("two visits at once"))
                year.Refused["two visits at once"] = await officer.RefusedAsync(Slot(slot - 1, line.Studio));
            await officer.SubmitAsync(Slot(slot, line.Studio));
            taken.UnionWith(line.Visitors.Select(v => (slot, v)));
        }

        year.Pace.Tick();
        var moved = year.Cast["moved visit"];
        await officer.OpenAsync(VisitLinks.One(year.Round, Id(year), moved));
        await officer.SubmitAsync([.. Slot(taken.Max(t => t.Slot) + 1, Studio.Of(moved)), ("reason", "当日学校承办技能竞赛，经商定改期。")]);

        (string, string)[] Slot(int slot, Studio studio)
        {
            var day = first;
            for (var more = slot / Hours.Length; more > 0; more--)
                day = calendar.AddWorkingDays(day, 1);
            return
            [
                ("day", $"{day:yyyy-MM-dd}"), ("from", Hours[slot % Hours.Length]),
                ("place", $"{studio.Lead}，{studio.Trade}工作站（虚构）"),
            ];
        }
    }

    /// <summary>By the mail that asked; then the officer has the next by the drawn order stand in.</summary>
    private static async Task StepBackAsync(DemoYear year)
    {
        var line = (await LinesAsync(year)).Single(l => l.Application == year.Cast["steps back"]);
        await year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now.AddHours(1)));
        var visitor = await VisitorAsync(year, line.Visitors[0]);
        await visitor.OpenAsync(VisitLinks.Recuse(year.Round, Id(year), line.Application));
        await visitor.SubmitAsync(("reason", "本人曾任该企业技术顾问，申请回避。"));
        await year.Pace.SettleAsync();
        var officer = await OfficerAsync(year);
        await officer.OpenAsync(VisitLinks.One(year.Round, Id(year), line.Application));
        await officer.SubmitAsync(("instead", ""), ("why", "原专家申请回避，请下一位专家接替。"));
        await year.Pace.SettleAsync();
    }

    /// <summary>On the spot the first fills in, photographs and signs; the other reads it and signs, at one after a change.</summary>
    private static async Task VisitAsync(DemoYear year, Line line)
    {
        var (one, other) = (await VisitorAsync(year, line.Visitors[0]), await VisitorAsync(year, line.Visitors[1]));
        var own = VisitLinks.Own(year.Round, Id(year), line.Application);
        await one.OpenAsync(own);
        await one.SubmitAsync([.. Found(year, line.Studio), ("then", "stay")]);
        foreach (var item in SiteVisitSettings.In(year.Programme).Checklist.Where(i => i.Photograph))
        {
            year.Pace.Tick();
            await one.OpenAsync(own);
            await one.SubmitAsync(
                [("item", item.Id)],
                [new ChosenFile(VisitFindings.PhotographFieldOf(item.Id), $"{item.Id}.png", Snapshot.Png(line.Studio.Number))]);
        }

        await SignAsync(year, one, line);
        if (line.Application == year.Cast["opened again"])
        {
            await other.OpenAsync(own);
            await other.SubmitAsync(("do", "reopen"));
            await other.SubmitAsync([("remark.records", "补看了去年的攻关台账，缺一份验收单，当场补齐。"), ("then", "stay")]);
            await SignAsync(year, other, line);
            await SignAsync(year, one, line);
            return;
        }

        await SignAsync(
            year, other, line,
            line.Application == year.Cast["dissent"] ? [("dissent", "主要设备中一台由企业借用，不宜按齐全计算，建议限期归还后再定。")] : []);
    }

    private static async Task SignAsync(DemoYear year, DemoVisitor visitor, Line line, params (string, string)[] more)
    {
        year.Pace.Tick();
        await visitor.OpenAsync(VisitLinks.Sign(year.Round, Id(year), line.Application));
        var code = CodePattern().Match(visitor.TextOf("#confirmation-hint")).Value;
        await visitor.SubmitAsync([.. more, ("confirmation", code[^4..])]);
    }

    private static async Task DecideAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 10);
        var officer = await OfficerAsync(year);
        await officer.OpenAsync(VisitLinks.One(year.Round, Id(year), year.Cast["dissent"]));
        await officer.SubmitAsync(("decision", "借用设备已归还并补交照片，主要设备齐全，予以保留。"), ("do", "keep"));
    }

    private static IEnumerable<(string, string)> Found(DemoYear year, Studio studio)
    {
        var small = studio.Application == year.Cast["fails the visit"];
        yield return ("found.master-on-site", "yes");
        yield return ("remark.master-on-site", $"{studio.Master}在岗，出示了聘用合同和近三个月考勤。");
        yield return ("found.site-area", small ? "41.6" : Text(studio.Between("measured", 92, 735, 1)));
        yield return ("remark.site-area", small ? "实际使用的只有一间操作室，其余与教学共用。" : "与平面图核对，现场丈量。");
        yield return ("found.equipment", studio.Number % 4 == 0 ? "in-part" : "complete");
        yield return ("found.safety", studio.Number % 3 == 0 ? "to-correct" : "sound");
        yield return ("found.records", "yes");
        yield return ("remark.records", $"抽查{(int)studio.Between("records", 3, 11)}份带徒协议，均有双方签字。");
        yield return ("found.lessons", Text(studio.Between("lessons", 24, 128)));
    }

    private static Task<DemoVisitor> OfficerAsync(DemoYear year) =>
        year.VisitorByMailAsync(year.Officers[0], LinkPurpose.OfficerDesk);

    private static Task<DemoVisitor> VisitorAsync(DemoYear year, string personId) => year.VisitorByMailAsync(
        Enumerable.Range(1, ExpertList.Count).Select(Persons.ExpertEmail).First(e => Person.IdOf(e) == personId), VisitLetters.DeskPurpose);

    private static async Task<List<Line>> LinesAsync(DemoYear year) =>
        [.. (await (await year.OfficerAsync(0)).GetAsync($"/rounds/{year.Round}/site-visits"))
            .GetProperty("items").EnumerateArray().Select(v => new Line(
                v.GetProperty("application").GetString()!,
                [.. v.GetProperty("visitors").EnumerateArray().Select(p => p.GetString()!)],
                v.GetProperty("state").GetString()!,
                v.GetProperty("day").GetString() is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null,
                v.GetProperty("from").GetString()))];

    private static StageKey Id(DemoYear year) => year.StageOf(SiteVisitSettings.Kind);

    private static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    [System.Text.RegularExpressions.GeneratedRegex("[0-9a-f]{64}")]
    private static partial System.Text.RegularExpressions.Regex CodePattern();
}
