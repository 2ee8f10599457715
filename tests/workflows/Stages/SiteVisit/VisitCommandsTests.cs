namespace Funding.Workflows.Tests.Stages.SiteVisit;

public sealed class VisitCommandsTests
{
    private static readonly string First = Cast.ApplicationId(1);
    private static readonly string Second = Cast.ApplicationId(2);

    [Fact]
    public async Task Appointments_are_refused_told_moved_with_a_reason_and_never_clash()
    {
        await using var at = await SiteVisitHouse.AtVisitsAsync();
        var today = ShanghaiTime.DayOf(at.Play.Time.Now);
        var day = at.Play.Get<WorkingCalendar>().AddWorkingDays(today, 2);
        var last = (await at.Play.VisitStageAsync()).Closes!.Value;
        Task<Visit> PlanAsync(string id, VisitRequest request, string? reason = null, Actor? by = null) =>
            at.Plans.PlanAsync(by ?? Cast.Officer, at.Id, id, request, reason);
        var request = new VisitRequest(day, new(9, 30), "学院南门");
        Assert.Equal("visit-day", await SiteVisitHouse.RefusedAsync(() => PlanAsync(First, request with { Day = today.AddDays(-1) })));
        Assert.Equal("visit-day", await SiteVisitHouse.RefusedAsync(() => PlanAsync(First, request with { Day = last.AddDays(1) })));
        Assert.Equal("visit-place", await SiteVisitHouse.RefusedAsync(() => PlanAsync(First, request with { Place = " " })));
        Assert.Equal("visit-not-found", await SiteVisitHouse.RefusedAsync(() => PlanAsync("none-1", request)));
        Assert.Equal("role-not-allowed", await SiteVisitHouse.RefusedAsync(() => PlanAsync(First, request, by: Cast.ExpertOf("x"))));

        var planned = await PlanAsync(First, request);
        await at.Play.SettleAsync();
        var near = (await at.Play.VisitsAsync()).FirstOrDefault(v => v.CaseId != First && v.Visiting.Intersect(planned.Visiting).Any());
        Assert.NotNull(near);
        Assert.Equal(
            "visit-clash", await SiteVisitHouse.RefusedAsync(() => PlanAsync(near.CaseId, request with { From = new(12, 29) })));
        await PlanAsync(near.CaseId, request with { From = new(12, 30) });
        Assert.Equal("reason-required", await SiteVisitHouse.RefusedAsync(() => PlanAsync(First, request with { From = new(8, 0) })));
        await PlanAsync(First, request with { From = new(8, 0) }, "专家当日另有公务，提前到场。");
        await at.Play.SettleAsync();

        var moved = await at.Play.VisitAsync(First);
        Assert.Equal((1, new TimeOnly(8, 0), moved.Appointment!.SignBy), (moved.Moves, moved.Appointment.From, moved.RemindOn));
        Assert.Equal(1, (await at.ToldAsync(VisitMails.VisitAppointed))[Cast.Applicant(1).PersonId]);
        Assert.Equal(1, (await at.ToldAsync(VisitMails.VisitMoved))[Cast.Applicant(1).PersonId]);
        Assert.Equal(moved.Visiting.Order(), (await at.ToldAsync(VisitMails.VisitorMoved)).Keys.Order());
        Assert.Equal(2, (await at.ToldAsync(VisitMails.VisitsToPlan)).Count);
        await ConflictsAsync(at);
    }

    /// <summary>Who has a conflict, steps back or does not visit has nothing of it.</summary>
    private static async Task ConflictsAsync(SiteVisitHouse at)
    {
        var visit = await at.Play.VisitAsync(First);
        var (one, other) = (Cast.ExpertOf(visit.Visiting.First()), Cast.ExpertOf(visit.Visiting.Last()));
        await at.Access.OpenAsync(one, at.Id, First);
        await at.Visitors.RecuseAsync(one, at.Id, First, "曾在该校任教，申请回避。");
        await at.Play.SettleAsync();
        Assert.Equal("visit-not-found", await SiteVisitHouse.RefusedAsync(() => at.Access.OpenAsync(one, at.Id, First)));
        Assert.DoesNotContain(
            await at.Access.OwnAsync(one, await at.Play.RoundAsync(), await at.Play.VisitStageAsync()), v => v.CaseId == First);
        Assert.Equal(2, (await at.ToldAsync(VisitMails.VisitorMissing)).Count);
        Assert.Equal(
            "visitor-instead", await SiteVisitHouse.RefusedAsync(
                () => at.Visitors.StandInAsync(Cast.Officer, at.Id, First, one.PersonId, "该专家已回避，请下一位接替。")));

        var next = await at.Visitors.StandInAsync(Cast.Officer, at.Id, First, null, "该专家已回避，请下一位接替。");
        await at.Play.SettleAsync();
        Assert.DoesNotContain(next, visit.Visitors.Select(v => v.ExpertId));
        Assert.Contains(next, (await at.ToldAsync(VisitMails.VisitorAsked)).Keys);
        var stranger = (await at.Play.Get<VisitStore>().PoolAsync(await at.Play.RoundAsync(), default))
            .Select(e => e.PersonId).First(id => id != next && !visit.Visitors.Any(v => v.ExpertId == id));
        Assert.Equal(
            "visit-not-found", await SiteVisitHouse.RefusedAsync(() => at.Access.OpenAsync(Cast.ExpertOf(stranger), at.Id, First)));

        // A conflict that is declared in the pool closes the visit as well.
        var tables = at.Play.Get<ITableStore>();
        var row = (await tables.GetAsync<PoolExpert>(RoundKeys.Partition(at.Id), RoundKeys.Expert(other.PersonId)))!;
        await tables.CommitAsync(RoundKeys.Partition(at.Id), RowCodec.Replace(row, row.Value with { Conflicts = [First] }));
        Assert.Equal("visit-not-found", await SiteVisitHouse.RefusedAsync(() => at.Access.OpenAsync(other, at.Id, First)));
    }

    [Fact]
    public async Task Two_sign_the_same_content_and_a_change_in_between_asks_the_first_again()
    {
        await using var at = await SiteVisitHouse.FilledInAsync();
        var visitors = (await at.Play.VisitAsync(First)).Visiting.ToList();
        var (one, other) = (Cast.ExpertOf(visitors[0]), Cast.ExpertOf(visitors[1]));
        Assert.Equal("confirmation-mismatch", await SiteVisitHouse.RefusedAsync(
            () => at.Protocols.SignAsync(one, at.Id, First, "zzzz", null)));
        await at.Play.SignAsync(First, visitors[0]);
        Assert.Equal("visit-signed", await SiteVisitHouse.RefusedAsync(() => at.Play.SignAsync(First, visitors[0])));
        var signed = await at.Play.VisitAsync(First);
        Task SaveAsync(string area, Visit seen) =>
            at.Protocols.SaveAsync(other, at.Id, First, at.Play.Found(area), VisitEntry.VersionOf(seen));
        Assert.Equal("visit-signed-by-one", await SiteVisitHouse.RefusedAsync(() => SaveAsync("90", signed)));
        Assert.Equal("visit-signed-by-one", await SiteVisitHouse.RefusedAsync(
            () => at.Photographs.RemoveAsync(other, at.Id, First, signed.Photographs[0].Id)));

        await at.Protocols.ReopenAsync(other, at.Id, First);
        await at.Play.SettleAsync();
        Assert.Equal([visitors[0]], (await at.ToldAsync(VisitMails.VisitReopened)).Keys);
        await SaveAsync("90", signed);
        Assert.Equal("visit-changed", await SiteVisitHouse.RefusedAsync(() => SaveAsync("80", signed)));
        await at.Play.SignAsync(First, visitors[1]);
        Assert.Equal(VisitState.Open, (await at.Play.VisitAsync(First)).State);
        var complete = await at.Play.SignAsync(First, visitors[0]);
        Assert.Equal((VisitState.Signed, 1), (complete.State, complete.Signatures.Select(s => s.Code).Distinct().Count()));
        Assert.Equal("visit-complete", await SiteVisitHouse.RefusedAsync(() => at.Protocols.ReopenAsync(other, at.Id, First)));
        Assert.Equal(ApplicationState.Eligible, await at.StateAsync(First));
        await PhotographsAsync(at);
    }

    /// <summary>Images alone, bounded in number, and kept without the place.</summary>
    private static async Task PhotographsAsync(SiteVisitHouse at)
    {
        var visit = await at.Play.VisitAsync(Second);
        var visitor = Cast.ExpertOf(visit.Visiting.First());
        async Task<AttachedDocument> AddAsync(string name, byte[] content, string item = "site", Actor? by = null)
        {
            using var stream = new MemoryStream(content);
            return await at.Photographs.AddAsync(by ?? visitor, at.Id, Second, item, name, null, stream);
        }

        await using (var kept = await at.Play.Get<IBlobStore>().OpenReadAsync(visit.Photographs[0].BlobName, 0))
        {
            using var bytes = new MemoryStream();
            await kept!.CopyToAsync(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf("GPS"u8) < 0);
        }

        byte[] page = [.. "<!DOCTYPE html><script>alert(1)</script>"u8];
        Assert.Equal("document-type-mismatch", await SiteVisitHouse.RefusedAsync(() => AddAsync("IMG.jpg", page)));
        Assert.Equal("document-type-not-allowed", await SiteVisitHouse.RefusedAsync(() => AddAsync("IMG.pdf", Visiting.Taken)));
        Assert.Equal("visit-photograph-unreadable", await SiteVisitHouse.RefusedAsync(() => AddAsync("IMG.jpg", Visiting.Taken[..^2])));
        Assert.Equal("document-too-large", await SiteVisitHouse.RefusedAsync(
            () => AddAsync("IMG.jpg", [.. Visiting.Taken, .. new byte[VisitPhotographCommands.MostBytes]])));
        Assert.Equal("visit-unknown-item", await SiteVisitHouse.RefusedAsync(() => AddAsync("IMG.jpg", Visiting.Taken, "../x")));
        Assert.Equal("visit-not-found", await SiteVisitHouse.RefusedAsync(
            () => AddAsync("IMG.jpg", Visiting.Taken, by: Cast.ExpertOf("x"))));
        for (var more = visit.Photographs.Count; more < Visit.MostPhotographs; more++)
            await AddAsync($"IMG_{more}.jpg", Visiting.Taken, more % 2 == 0 ? "site" : "order");
        Assert.Equal("visit-many-photographs", await SiteVisitHouse.RefusedAsync(() => AddAsync("IMG.jpg", Visiting.Taken)));
        await at.Photographs.RemoveAsync(visitor, at.Id, Second, visit.Photographs[0].Id);
        Assert.Null(await at.Play.Get<IBlobStore>().OpenReadAsync(visit.Photographs[0].BlobName, 0));
        Assert.Equal(Visit.MostPhotographs - 1, (await at.Play.VisitAsync(Second)).Photographs.Count);
    }

    [Fact]
    public async Task A_condition_fails_the_application_a_dissent_leaves_it_to_an_officer_and_so_does_who_never_signs()
    {
        await using var at = await SiteVisitHouse.FilledInAsync();
        var (third, silent) = (Cast.ApplicationId(3), Cast.ApplicationId(4));
        foreach (var id in new[] { First, Second, third })
            await at.Play.FillInAsync(id, "12");
        async Task<Visit> SignAsync(string id, string? dissent)
        {
            var visitors = (await at.Play.VisitAsync(id)).Visiting.ToList();
            await at.Play.SignAsync(id, visitors[0]);
            return await at.Play.SignAsync(id, visitors[1], dissent);
        }

        Task<Visit> DecideAsync(string id, bool keep, string reason) => at.Decisions.DecideAsync(Cast.Officer, at.Id, id, keep, reason);
        Assert.Equal(VisitState.Failed, (await SignAsync(First, null)).State);
        Assert.Equal(ApplicationState.NotSelected, await at.StateAsync(First));
        Assert.Equal(VisitState.Undecided, (await SignAsync(Second, "应按两处场地合计，面积符合。")).State);
        Assert.Equal(VisitState.Undecided, (await SignAsync(third, "租赁场地应当计入。")).State);
        Assert.Equal(VisitState.Signed, (await SignAsync(Cast.ApplicationId(5), null)).State);
        Assert.Equal(ApplicationState.Eligible, await at.StateAsync(Second));
        Assert.Equal("reason-required", await SiteVisitHouse.RefusedAsync(() => DecideAsync(Second, true, "")));
        Assert.Equal("visit-nothing-to-decide", await SiteVisitHouse.RefusedAsync(() => DecideAsync(First, true, "符合条件，予以保留。")));
        await DecideAsync(Second, true, "两处场地均属申报单位，合计符合条件。");
        await DecideAsync(third, false, "租赁合同已到期，面积不足。");
        Assert.Equal(ApplicationState.NotSelected, await at.StateAsync(third));

        var visitors = (await at.Play.VisitAsync(silent)).Visiting.ToList();
        await at.Play.SignAsync(silent, visitors[0]);
        Assert.Equal("visit-nothing-to-decide", await SiteVisitHouse.RefusedAsync(() => DecideAsync(silent, true, "考察专家失联，材料已核。")));
        await at.Play.AdvanceToAsync(ShanghaiTime.StartOf((await at.Play.VisitAsync(silent)).Appointment!.SignBy).AddHours(9));
        await at.Play.SettleAsync();
        var told = (await at.ToldAsync(VisitMails.VisitToSign))[visitors[1]];
        await at.Play.AdvanceToAsync(ShanghaiTime.CloseOf((await at.Play.VisitStageAsync()).Closes!.Value).AddHours(9));
        await at.Play.SettleAsync();
        Assert.True((await at.ToldAsync(VisitMails.VisitToSign))[visitors[1]] > told);
        Assert.NotEmpty(await at.ToldAsync(VisitMails.VisitsOpen));
        Assert.False((await at.Play.RoundAsync()).IsFinished);
        Assert.Equal(VisitState.Kept, (await DecideAsync(silent, true, "考察专家失联，材料已核。")).State);
        await at.Play.SettleAsync();
        Assert.Equal(
            new[] { 1, 3 }.Select(n => Cast.Applicant(n).PersonId).Order(), (await at.ToldAsync(VisitMails.VisitFailed)).Keys.Order());
        Assert.True((await at.Play.RoundAsync()).IsFinished);
        Assert.Equal("visits-closed", await SiteVisitHouse.RefusedAsync(() => DecideAsync(Second, false, "场地面积不足。")));
    }
}
