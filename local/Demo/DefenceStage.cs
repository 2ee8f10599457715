namespace Funding.Local.Demo;

/// <summary>
/// An officer plans the sessions, moves one before and one after the letters, and holds them; one applicant comes to a second session
/// only. In the evening the panels write, each member by a mailed link; the committee reads it.
/// </summary>
internal static class DefenceStage
{
    private const string Address = "省教育厅办公楼A座三层（虚构）";
    private static readonly string[] Rooms = ["A301 第一会议室", "A307 第二会议室"];

    // Letters go so many working days before the first session, where enough are left for the sessions.
    private const int Ahead = 2;
    private const int Enough = 6;

    private sealed record Session(
        string Application, DateTimeOffset Begins, string State, IReadOnlySet<string> Panel)
    {
        public DateOnly Day => ShanghaiTime.DayOf(Begins);
    }

    /// <param name="next">The stage that comes after it.</param>
    public static async Task RunAsync(DemoYear year, string next = "countersign")
    {
        await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 10);
        await PlanAsync(year, await OfficerAsync(year));
        while (await WaitingAsync(year) is [{ Day: var day }, ..])
        {
            await year.Pace.GoToAsync(day, 8, 30);
            var officer = await OfficerAsync(year);
            while ((await WaitingAsync(year)).Where(s => s.Day == day).GroupBy(s => s.Begins).FirstOrDefault() is { } side)
                await HoldAsync(year, officer, [.. side]);
            await WriteAsync(year, day);
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync(next), "every application was heard, and the notes are there");
    }

    /// <summary>A member of the committee opens the application that was heard last; their page has what its panel wrote.</summary>
    /// <param name="member">Who came in to approve.</param>
    public static async Task ReadAsync(DemoYear year, DemoVisitor member)
    {
        await member.OpenAsync(ApproveLinks.Application(year.Round, year.Cast["absent"]));
        year.Cast["read by the committee"] = member.TextOf("main");
    }

    public static async Task<IReadOnlyList<Check>> CheckAsync(DemoYear year, DemoRows rows)
    {
        var (store, stage) = (year.Services.GetRequiredService<DefenceStore>(), rows.Round.Stages.Find(DefenceSettings.Kind)!);
        var sessions = await store.SessionsAsync(rows.Round, stage);
        var notes = new List<DefenceNote>();
        foreach (var session in sessions)
            notes.AddRange(await store.NotesAsync(rows.Round, stage, session.CaseId));
        var eligible = rows.Applications.Values.Count(a => a.Eligibility?.Eligible == true);
        var (moved, absent) = (
            sessions.Single(s => s.CaseId == year.Cast["moved"]), sessions.Single(s => s.CaseId == year.Cast["absent"]));
        var ofAbsent = notes.Where(n => n.CaseId == absent.CaseId).ToList();
        var read = year.Cast.GetValueOrDefault("read by the committee", "");
        return
        [
            Checklist.Of(
                "全部答辩完成，评委各写意见 / every application is heard, every member writes",
                eligible > 0 && sessions.Count == eligible && sessions.All(s => s.State == DefenceState.Heard)
                    && notes.Count == sessions.Sum(s => s.Panel.Count) && notes.DistinctBy(n => n.Text).Count() == notes.Count,
                $"{sessions.Count} of {eligible}, {notes.Count} notes"),
            Checklist.Of(
                "答辩通知送达；一家缺席后另行安排 / letters of the sessions; one absent, heard later",
                (moved.Moves, absent.Moves, sessions.Sum(s => s.Moves)) == (1, 1, 2) && await ToldAsync(year, sessions),
                $"{sessions.Sum(s => s.Moves)} moves"),
            Checklist.Of(
                "委员会读到答辩意见，不署名 / the committee reads the notes, without names",
                ofAbsent.Count == absent.Panel.Count && ofAbsent.TrueForAll(n => read.Contains(n.Text, StringComparison.Ordinal))
                    && !rows.Experts.Any(e => absent.Panel.Contains(e.PersonId) && read.Contains(e.Name, StringComparison.Ordinal)),
                absent.CaseId),
        ];
    }

    /// <summary>With an applicant that cannot come on the first morning.</summary>
    private static async Task PlanAsync(DemoYear year, DemoVisitor officer)
    {
        var first = await FirstDayAsync(year);
        await officer.OpenAsync(DefenceLinks.Office(year.Round, Id(year)));
        await officer.SubmitAsync(
            ("who", year.ApplicantOf(year.Cast["corrects"]).Code),
            ("awayDay", $"{first:yyyy-MM-dd}"), ("awayHours", "09:00-12:00"));
        year.Pace.Tick();
        await officer.SubmitAsync(("first", $"{first:yyyy-MM-dd}"), ("rooms", string.Join('\n', Rooms)), ("address", Address));
        await MoveAsync(year, officer, (await SessionsAsync(year))[1]);
        year.Pace.Tick();
        await officer.OpenAsync(DefenceLinks.Publish(year.Round, Id(year)));
        await officer.SubmitAsync();
        await year.Pace.ComesAsync(async () => (await PlanOfAsync(year)).ToldAt is not null);
        var sessions = await SessionsAsync(year);
        (year.Cast["moved"], year.Cast["absent"]) = (sessions[2].Application, sessions[3].Application);
        await MoveAsync(year, officer, sessions[2]);
        await year.Pace.SettleAsync();
    }

    private static Task<DemoVisitor> OfficerAsync(DemoYear year) =>
        year.VisitorByMailAsync(year.Officers[0], LinkPurpose.OfficerDesk);

    private static async Task<DateOnly> FirstDayAsync(DemoYear year)
    {
        var days = year.Services.GetRequiredService<DefenceStore>().DaysOf(
            (await StoredAsync(year)).Stages.Find(DefenceSettings.Kind)!, year.Pace.Today.AddDays(1));
        return days[Math.Clamp(days.Count - Enough, 0, Ahead)];
    }

    /// <summary>To the first place that is free after its day.</summary>
    private static async Task MoveAsync(DemoYear year, DemoVisitor officer, Session session)
    {
        year.Pace.Tick();
        await officer.OpenAsync(DefenceLinks.Session(year.Round, Id(year), session.Application));
        await MoveHereAsync(officer, session);
    }

    private static Task MoveHereAsync(DemoVisitor officer, Session session)
    {
        var (places, next) = (officer.ChoicesOf("place"), $"{session.Day.AddDays(1):yyyy-MM-dd}");
        return officer.SubmitAsync(("place", places.FirstOrDefault(p => string.CompareOrdinal(p, next) >= 0) ?? places[^1]));
    }

    /// <summary>Sessions side by side, noted step by step on the page of the day; who does not come gets another.</summary>
    private static async Task HoldAsync(DemoYear year, DemoVisitor officer, List<Session> side)
    {
        var begins = side[0].Begins;
        var absent = side.Find(s => s.Application == year.Cast["absent"] && year.Cast.TryAdd("absent at", $"{begins:O}"));
        var held = side.Where(s => s != absent).ToList();
        await NoteAsync(year, officer, held, DefenceState.Arrived, begins.AddMinutes(-10));
        await NoteAsync(year, officer, held, DefenceState.InRoom, begins);
        if (absent is not null)
        {
            await NoteAsync(year, officer, [absent], DefenceState.Absent, begins.AddMinutes(10));
            year.Pace.Tick();
            await MoveHereAsync(officer, absent);
        }

        await NoteAsync(year, officer, held, DefenceState.Heard, begins.AddMinutes(DefenceSettings.Of(year.Programme).Minutes));
    }

    private static async Task NoteAsync(
        DemoYear year, DemoVisitor officer, IReadOnlyList<Session> sessions, DefenceState step, DateTimeOffset at)
    {
        await year.Pace.GoToAsync(at);
        foreach (var session in sessions)
        {
            year.Pace.Tick();
            await officer.OpenAsync(DefenceLinks.Day(year.Round, Id(year), session.Day));
            await officer.SubmitRowAsync(("application", session.Application), ("step", $"{step}"));
        }
    }

    /// <summary>In the evening each member of the day's panels comes in by the mail and writes on what was heard.</summary>
    private static async Task WriteAsync(DemoYear year, DateOnly day)
    {
        await year.Pace.GoToAsync(day, 18, 30);
        var heard = (await SessionsAsync(year)).Where(s => s.State == "heard" && s.Day == day).ToList();
        for (var expert = 1; expert <= ExpertList.Count; expert++)
        {
            var email = Persons.ExpertEmail(expert);
            var own = heard.Where(s => s.Panel.Contains(Person.IdOf(email))).ToList();
            if (own.Count == 0)
                continue;
            var visitor = await year.VisitorByMailAsync(email, DefenceLetters.DeskPurpose);
            foreach (var session in own)
            {
                year.Pace.Tick();
                await visitor.OpenAsync(DefenceLinks.Note(year.Round, Id(year), session.Application));
                await visitor.SubmitAsync(("note", year.ApplicantOf(session.Application).Remark(expert)));
            }
        }
    }

    /// <summary>Each applicant and each member of a panel has a letter; who moved or did not come has another.</summary>
    private static async Task<bool> ToldAsync(DemoYear year, IReadOnlyList<DefenceSession> sessions)
    {
        var mailbox = year.Services.GetRequiredService<Mailbox>();
        async Task<bool> HasAsync(string email, int letters) =>
            (await mailbox.ListAsync(email, 100)).Entries.Count(m => m.Subject.Contains("答辩", StringComparison.Ordinal)) >= letters;
        foreach (var session in sessions)
        {
            if (!await HasAsync(year.ApplicantOf(session.CaseId).Email, 1 + session.Moves))
                return false;
        }

        foreach (var email in Enumerable.Range(1, ExpertList.Count).Select(Persons.ExpertEmail))
        {
            if (sessions.Any(s => s.Panel.Contains(Person.IdOf(email))) && !await HasAsync(email, 1))
                return false;
        }

        return true;
    }

    /// <summary>By day, time and room, as the API lists them.</summary>
    private static async Task<List<Session>> SessionsAsync(DemoYear year) =>
        [.. (await (await year.OfficerAsync(0)).GetAsync($"/rounds/{year.Round}/defence"))
            .GetProperty("items").EnumerateArray().Select(s => new Session(
                s.GetProperty("application").GetString()!,
                ShanghaiTime.StartOf(DateOnly.Parse(s.GetProperty("day").GetString()!, CultureInfo.InvariantCulture))
                    + TimeOnly.Parse(s.GetProperty("from").GetString()!, CultureInfo.InvariantCulture).ToTimeSpan(),
                s.GetProperty("state").GetString()!,
                s.GetProperty("panel").EnumerateArray().Select(p => p.GetString()!).ToHashSet()))];

    private static async Task<IReadOnlyList<Session>> WaitingAsync(DemoYear year) =>
        [.. (await SessionsAsync(year)).Where(s => s.State == "waiting")];

    private static async Task<DefencePlan> PlanOfAsync(DemoYear year)
    {
        var round = await StoredAsync(year);
        return (await year.Services.GetRequiredService<DefenceStore>().PlanAsync(round, round.Stages.Find(DefenceSettings.Kind)!))!.Value;
    }

    private static async Task<Round> StoredAsync(DemoYear year) =>
        (await year.Services.GetRequiredService<RoundStore>().GetAsync(year.Round)).Value;

    private static StageKey Id(DemoYear year) => year.StageOf(DefenceSettings.Kind);
}
