namespace Funding.Pages.Tests.Api;

/// <summary>Awards, what they are bound to, and what the office notes, by calls of the API.</summary>
public sealed class AwardsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Award = "mixed-ownership-colleges-2025-1-7";
    private const string Line = "enterprise-incentives:91330100MA27X0001K:tax";
    private static readonly DutyKey Yearly = new("yearly", "2025");

    [Fact]
    public async Task An_award_is_found_read_by_its_holder_reported_on_and_changed()
    {
        await SeedAsync();
        var officer = await host.AsAsync(Role.Officer, "officer@office.example");
        var found = (await officer.GetAsync("awards?q=zhijiang&standing=live")).Ok().Json["items"]!.AsArray();
        Assert.Equal([Award], found.Select(a => (string)a!["id"]!));
        Assert.Empty((await officer.GetAsync("awards?programme=vocational-groups")).Ok().Json["items"]!.AsArray());
        Assert.Equal("parameter-invalid standing", (await officer.GetAsync("awards?standing=good")).Must(
            HttpStatusCode.UnprocessableEntity).Errors[0]);

        var holder = await host.AsAsync(Role.Applicant, "holder@college.example");
        var own = (await holder.GetAsync($"awards/{Award}")).Ok().Json;
        Assert.Equal("yearly", (string?)Assert.Single(own["duties"]!.AsArray())!["duty"]);
        var stranger = await host.AsAsync(Role.Applicant, "stranger@college.example");
        Assert.Equal("award-not-found", (await stranger.GetAsync($"awards/{Award}")).Must(HttpStatusCode.NotFound).Code);
        (await stranger.GetAsync("awards")).Must(HttpStatusCode.Forbidden);

        var report = $"awards/{Award}/duties/yearly/2025/report";
        var desk = await host.AsAsync(Role.Recommender, "desk@hangzhou.example", "hangzhou");
        var other = await host.AsAsync(Role.Recommender, "desk@ningbo.example", "ningbo");
        (await other.GetAsync(report)).Must(HttpStatusCode.NotFound);
        Assert.Equal("opinion", (string?)(await desk.GetAsync(report)).Ok().Json["phase"]);
        (await desk.PostAsync($"{report}/opinion", new { agrees = true })).Must(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.PostAsync($"{report}/verdict", new { grade = "best" })).Status);
        (await officer.PostAsync($"{report}/verdict", new { grade = "good" })).Must(HttpStatusCode.NoContent);
        var closed = (await officer.GetAsync(report)).Ok().Json;
        Assert.Equal(("closed", "good"), ((string?)closed["phase"], (string?)closed["grade"]));
        Assert.Equal("252", (string?)closed["filings"]![0]!["lines"]![0]!["actual"]);

        var variation = $"awards/{Award}/variations/1";
        var all = (await officer.GetAsync($"awards/{Award}/variations")).Ok().Json.AsArray();
        Assert.Equal("leader", (string?)Assert.Single(all)!["change"]);
        (await desk.GetAsync(variation)).Ok();
        (await officer.PostAsync($"{variation}/verdict", new { granted = false })).Must(HttpStatusCode.UnprocessableEntity);
        (await officer.PostAsync($"{variation}/verdict", new { granted = true })).Must(HttpStatusCode.NoContent);
        Assert.Equal("granted", (string?)(await officer.GetAsync(variation)).Ok().Json["phase"]);
        Assert.Equal("王海峰，院长", (await AwardAsync()).Home.Leader);
    }

    [Fact]
    public async Task A_tax_line_is_read_with_its_years_by_its_holder_and_the_office_alone()
    {
        await SeedAsync();
        var line = $"awards/{Uri.EscapeDataString(Line)}/benefit";
        var holder = await host.AsAsync(Role.Applicant, "holder@college.example");
        var read = (await holder.GetAsync(line)).Ok().Json;
        var year = Assert.Single(read["ledger"]!.AsArray())!;
        Assert.Equal(
            ["360000.00", "154800.00", "103200.00", "102000.00"],
            new[] { "newCredit", "usedEducation", "usedLocal", "closing" }.Select(name => (string?)year[name]));
        Assert.Equal("教激〔2026〕7号", (string?)Assert.Single(read["claims"]!.AsArray())!["number"]);
        (await (await host.AsAsync(Role.Officer, "officer@office.example")).GetAsync(line)).Ok();
        (await (await host.AsAsync(Role.Applicant, "stranger@college.example")).GetAsync(line)).Must(HttpStatusCode.NotFound);
        Assert.Equal("benefit-no-line", (await holder.GetAsync($"awards/{Award}/benefit")).Must(HttpStatusCode.NotFound).Code);
    }

    [Fact]
    public async Task What_the_office_notes_of_an_application_is_kept_from_an_officer_in_conflict()
    {
        var round = await RoundDriver.LaunchAsync(host, 41);
        await round.SubmitAsync(31);
        await round.SubmitAsync(32);
        var officer = await host.AsAsync(Role.Officer, "officer@office.example");
        var comments = round.Application(31, "/comments");
        Assert.Equal(
            "comment-length officer-comment",
            (await officer.PostAsync(comments, new { text = " " })).Must(HttpStatusCode.UnprocessableEntity).Errors[0]);
        Assert.Equal(1, (int)(await officer.PostAsync(comments, new { text = "章程第三条与股权比例不一致，请核对。" })).Ok().Json["number"]!);
        var tag = (string)(await officer.PostAsync(
            $"rounds/{round.Id}/tags", new { name = "股权待核", tone = "notice" })).Ok().Json["id"]!;
        var both = new { applications = new[] { $"{Samples.Code(31)}-1", $"{Samples.Code(32)}-1" } };
        Assert.Equal(2, (int)(await officer.PostAsync($"rounds/{round.Id}/tags/{tag}/applications", both)).Ok().Json["changed"]!);

        var barred = await host.AsAsync(Role.Officer, "barred@office.example");
        (await barred.PostAsync(
            $"rounds/{round.Id}/conflicts", new { organisation = Samples.Code(31), reason = "曾任该校外聘教师。" })).Must(HttpStatusCode.NoContent);
        Assert.Equal("own-conflict", (await barred.GetAsync(comments)).Must(HttpStatusCode.Forbidden).Code);
        Assert.Equal("own-conflict", (await barred.PostAsync(comments, new { text = "请核对。" })).Must(HttpStatusCode.Forbidden).Code);
        var seen = Assert.Single((await barred.GetAsync($"rounds/{round.Id}/tags")).Ok().Json.AsArray())!;
        Assert.Equal([$"{Samples.Code(32)}-1"], seen["applications"]!.AsArray().Select(a => (string)a!));

        (await officer.DeleteAsync($"{comments}/1")).Must(HttpStatusCode.NoContent);
        Assert.Equal("", (string?)Assert.Single((await officer.GetAsync(comments)).Ok().Json.AsArray())!["text"]);
        var one = new { applications = new[] { $"{Samples.Code(32)}-1" } };
        Assert.Equal(1, (int)(await officer.PostAsync($"rounds/{round.Id}/tags/{tag}/applications/remove", one)).Ok().Json["changed"]!);
        (await officer.DeleteAsync($"rounds/{round.Id}/tags/{tag}")).Must(HttpStatusCode.NoContent);
        Assert.Empty((await officer.GetAsync($"rounds/{round.Id}/tags")).Ok().Json.AsArray());
    }

    [Fact]
    public async Task The_plans_progress_is_open_to_everybody()
    {
        await SeedAsync();
        var target = (await host.Anonymous().GetAsync("progress/mixed-ownership-colleges")).Ok().Json;
        Assert.Equal(1, (int)target["count"]!);
        Assert.Equal("hangzhou", (string?)Assert.Single(target["desks"]!.AsArray())!["desk"]);
        Assert.Contains(
            (await host.Anonymous().GetAsync("progress")).Ok().Json.AsArray(),
            t => (string?)t!["programme"] == "mixed-ownership-colleges" && (int)t["wanted"]! > 0);
        (await host.Anonymous().GetAsync("progress/none")).Must(HttpStatusCode.NotFound);
    }

    private Task<AwardRead> AwardAsync() => host.Services.GetRequiredService<AwardStore>().GetAsync(Award);

    /// <summary>An award in its first year with a filed report and a variation that waits, and a tax line with one year.</summary>
    private async Task SeedAsync()
    {
        var tables = host.Services.GetRequiredService<ITableStore>();
        if (await tables.GetAsync(AwardKeys.Partition(Award), AwardKeys.Award) is not null) return;
        var catalogue = host.Services.GetRequiredService<Catalogue>();
        var holder = (await host.Services.GetRequiredService<PeopleStore>().GetOrCreateAsync("holder@college.example")).Id;
        var programme = catalogue.Programme("mixed-ownership-colleges");
        var award = new AwardHome
        {
            Id = Award,
            ProgrammeId = programme.Id,
            Kind = programme.Awards.Keys.Single(),
            SnapshotHash = await host.Services.GetRequiredService<AwardStore>().KeepAsync(programme, TestContext.Current.CancellationToken),
            Holder = Samples.Code(700),
            HolderName = "之江职业技术学院",
            Editors = [holder],
            Title = "智能装备产业学院",
            ProgrammeName = programme.Name,
            AwardTitle = programme.Awards.Values.Single().Title,
            CertificateNumber = "混合所有制学院〔2025〕1-007号",
            VerificationCode = "ABCD2345EFGJ",
            Desk = "hangzhou",
            Term = AwardTerm.Of(new(2025, 3, 10), 5),
            Variations = 1,
        };
        var duty = new Duty(Yearly.Duty, "monitoring", Yearly.Occurrence, new(2026, 3, 1), new(2026, 3, 1), new(2026, 4, 13));
        var asked = new Variation(
            1, "leader", new("王海峰，院长"), "原院长退休。", "赵敏，院长", holder, "王海峰", ApiHost.Start);
        var commits = host.Services.GetRequiredService<CommitWriter>();
        await commits.SaveAsync(new Commit(AwardKeys.Partition(Award))
            .Insert(AwardKeys.Award, award)
            .Insert(AwardKeys.Duty(Yearly), duty)
            .Insert(
                AwardKeys.Of(Yearly, ReportState.Row),
                new ReportState { Filings = 1, FiledOn = new(2026, 3, 2), DeskBy = new(2026, 3, 16) })
            .Insert(
                AwardKeys.Of(Yearly, FiledReport.Row(1)),
                new FiledReport([new("students", 240, 252, "")], "与合作企业共建两门岗位课程。", holder, ApiHost.Start, []))
            .Insert(VariationKeys.Variation(1), asked));
        await tables.CommitAsync(AwardKeys.AwardsPartition, [RowCodec.Insert(Award, AwardSummary.Of(award))]);
        await SeedLineAsync(holder);
    }

    private async Task SeedLineAsync(string holder)
    {
        var tax = new TaxClaim(
            2026, "91330100MA27X0001K-1", 30, [new("实训中心设备", new(1_200_000m))], new(154_800m), new(103_200m));
        var claim = new BenefitClaim(
            "tax", 2026, "enterprise-incentives-2026-1", tax.CaseId, "教激〔2026〕7号", new(258_000m), [], new(2026, 2, 20))
        {
            Tax = tax,
        };
        await host.Services.GetRequiredService<CommitWriter>().SaveAsync(new Commit(AwardKeys.Partition(Line))
            .Insert(AwardKeys.Award, new AwardHome
            {
                Id = Line,
                ProgrammeId = "enterprise-incentives",
                Kind = "tax",
                Holder = "91330100MA27X0001K",
                HolderName = "钱塘智能装备股份有限公司",
                Editors = [holder],
                Title = "税收激励",
                ProgrammeName = new("激励", "Incentives"),
                AwardTitle = new("税收激励", "Tax incentive"),
                CertificateNumber = claim.Number,
                VerificationCode = "ABCD2345EFGK",
                Term = AwardTerm.Of(new(2026, 2, 20), 5),
            })
            .Insert(BenefitKeys.Claim(2026), new BenefitEntry(1, claim, null) { On = claim.DecidedOn }));
    }
}
