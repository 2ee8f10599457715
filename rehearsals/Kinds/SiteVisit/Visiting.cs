namespace Funding.Rehearsals.Kinds.SiteVisit;

/// <summary>Site visits that are arranged, made and signed.</summary>
public static class Visiting
{
    /// <summary>A photograph as a phone takes it: a small JPEG whose Exif says where.</summary>
    public static byte[] Taken { get; } =
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 42, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        .. "GPS30.27"u8, 0xFF, 0xDB, 0, 3, 0, 0xFF, 0xDA, 0, 3, 0, 1, 2, 3, 0xFF, 0, 4, 0xFF, 0xD9,
    ];

    public static async Task<PlannedStage> VisitStageAsync(this Player play) =>
        (await play.RoundAsync()).Stages.Find(SiteVisitStage.Kind)!;

    public static async Task<IReadOnlyList<Visit>> VisitsAsync(this Player play) =>
        await play.Get<VisitStore>().AllAsync(await play.RoundAsync(), await play.VisitStageAsync());

    public static async Task<Visit> VisitAsync(this Player play, string caseId) =>
        (await play.VisitsAsync()).Single(v => v.CaseId == caseId);

    /// <summary>Visits without a protocol.</summary>
    public static async Task<IReadOnlyList<Visit>> ToVisitAsync(this Player play) =>
        [.. (await play.VisitsAsync()).Where(v => v.State == VisitState.Open)];

    /// <summary>A working day so many days from now, a time of its own.</summary>
    public static Task<Visit> ArrangeVisitAsync(this Player play, string caseId, int later, string reason = "专家当日另有公务，商定改期。")
    {
        var day = play.Get<WorkingCalendar>().AddWorkingDays(ShanghaiTime.DayOf(play.Time.Now), 1 + (later / 3));
        return play.Get<VisitPlanCommands>().PlanAsync(
            Cast.Officer, play.Id, caseId, new(day, new TimeOnly(8 + (later % 3 * 4), 30), "学院南门"), reason);
    }

    /// <summary>All that have no appointment; those of one expert one after the other.</summary>
    public static async Task ArrangeVisitsAsync(this Player play)
    {
        foreach (var visit in (await play.ToVisitAsync()).Where(v => v.Appointment is null))
        {
            for (var later = 0; later < 24; later++)
            {
                try
                {
                    await play.ArrangeVisitAsync(visit.CaseId, later);
                    break;
                }
                catch (RefusedException clash) when (clash.Refusals[0].Code == "visit-clash")
                {
                }
            }
        }

        await play.SettleAsync();
    }

    /// <summary>The next by the drawn order, in the place of the first visitor.</summary>
    public static async Task<string> StandInAsync(this Player play, string caseId)
    {
        var first = (await play.VisitAsync(caseId)).Visiting.First();
        var next = await play.Get<VisitorCommands>().StandInAsync(Cast.Officer, play.Id, caseId, first, "该专家因病不能参加考察。");
        await play.SettleAsync();
        return next;
    }

    /// <summary>On the day of the last one, each by its first visitor.</summary>
    public static async Task FillInVisitsAsync(this Player play)
    {
        var visits = (await play.ToVisitAsync()).Where(v => v is { Appointment: not null, Signatures.Count: 0 }).ToList();
        await play.AdvanceToAsync(visits.Max(v => v.Appointment!.Begins));
        foreach (var visit in visits)
        {
            await play.FillInAsync(visit.CaseId);
        }

        await play.SettleAsync();
    }

    /// <param name="figure">Of the first item that is a figure; null for one that meets its condition.</param>
    public static async Task FillInAsync(this Player play, string caseId, string? figure = null)
    {
        var visit = await play.VisitAsync(caseId);
        var visitor = Cast.ExpertOf(visit.Visiting.First());
        await play.Get<VisitProtocolCommands>().SaveAsync(
            visitor, play.Id, caseId, play.Found(figure), VisitEntry.VersionOf(visit));
        foreach (var item in SiteVisitSettings.In(play.Programme).Checklist
            .Where(i => i.Photograph && visit.Photographs.All(p => p.Slot != i.Id)))
        {
            using var content = new MemoryStream(Taken);
            await play.Get<VisitPhotographCommands>().AddAsync(visitor, play.Id, caseId, item.Id, "IMG_2031.jpg", "image/jpeg", content);
        }
    }

    /// <summary>Every item answered so that no condition fails, with a remark on each that asks for one.</summary>
    /// <inheritdoc cref="FillInAsync"/>
    public static VisitEntry Found(this Player play, string? figure = null)
    {
        var checklist = SiteVisitSettings.In(play.Programme).Checklist;
        var first = checklist.FirstOrDefault(i => i.Figure is not null);
        return new(
            checklist.ToDictionary(i => i.Id, i => i == first && figure is not null ? figure : i.Kind switch
            {
                VisitItemKind.YesNo => VisitFindings.Yes,
                VisitItemKind.Figure => (i.Figure!.Least ?? i.Figure.Min).ToString(CultureInfo.InvariantCulture),
                _ => i.Grades!.First(g => !g.Fails).Id,
            })!,
            checklist.Where(i => i.Remark).ToDictionary(i => i.Id, _ => (string?)"现场核对了原始资料。"));
    }

    /// <summary>Signed once, and opened again by the other.</summary>
    public static async Task ReopenVisitAsync(this Player play, string caseId)
    {
        var visitors = (await play.VisitAsync(caseId)).Visiting.ToList();
        await play.SignAsync(caseId, visitors[0]);
        await play.Get<VisitProtocolCommands>().ReopenAsync(Cast.ExpertOf(visitors[1]), play.Id, caseId);
        await play.SettleAsync();
    }

    /// <summary>By as many as have to.</summary>
    public static async Task SignVisitsAsync(this Player play)
    {
        foreach (var visit in (await play.ToVisitAsync()).Where(v => v.Found.Count > 0))
        {
            foreach (var visitor in visit.Visiting.Except(visit.Signatures.Select(s => s.ExpertId))
                .Take(Visit.Signers - visit.Signatures.Count).ToList())
            {
                await play.SignAsync(visit.CaseId, visitor);
            }
        }

        await play.SettleAsync();
    }

    public static async Task<Visit> SignAsync(this Player play, string caseId, string visitor, string? dissent = null) =>
        await play.Get<VisitProtocolCommands>().SignAsync(
            Cast.ExpertOf(visitor), play.Id, caseId,
            VisitCode.Of(play.Id, await play.VisitStageAsync(), await play.VisitAsync(caseId))[^4..], dissent);
}
