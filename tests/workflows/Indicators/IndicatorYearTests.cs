namespace Funding.Workflows.Tests.Indicators;

/// <summary>A year of one figure: listed, reminded, reported, sent back, confirmed twice, published, corrected.</summary>
public sealed class IndicatorYearTests
{
    private const string Id = "progression";
    private const string Why = "招生规模扩大，升学人数相应增加。";

    private static readonly Actor Desk = Cast.ActorOf("city@funding.example", Role.Recommender) with { Desk = "hangzhou" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_figure_goes_from_its_institution_to_the_public_page()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        var (years, figures, queries) = (
            house.Get<IndicatorYearCommands>(), house.Get<IndicatorCommands>(), house.Get<IndicatorQueries>());
        await SchoolsAsync(house);
        await years.ListAsync(Cast.Administrator, 2025, List(), Stop);
        Assert.Equal("indicator-year", await CodeAsync(() => years.ListAsync(Cast.Administrator, 2031, List(), Stop)));
        Assert.Equal(0, await house.Get<IndicatorReminderActs>().RunAsync(Stop));

        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(15), Stop);
        Assert.Equal(12, await house.Get<IndicatorReminderActs>().RunAsync(Stop));
        Assert.Equal(12, await house.Get<IndicatorReminderActs>().RunAsync(Stop));
        await house.SettleAsync(Stop);
        var due = (await house.Get<Mailbox>().ListAsync(People(1).Name, 20)).Entries
            .Where(m => m.Subject.Contains("中职毕业生升学比例", StringComparison.Ordinal));
        Assert.Single(due);

        Assert.Equal("reporter-not-member", await CodeAsync(() => ReportAsync(People(2), 1, "60")));
        Assert.Equal("reporter-not-found", await CodeAsync(() => ReportAsync(People(9), 9, "60")));
        await ReportAsync(People(1), 1, "40");
        await figures.ReturnAsync(Desk, true, 2025, Id, Cast.CodeOf(1), "毕业生人数与学籍系统不一致。", Stop);
        await ReportAsync(People(1), 1, "60");
        await ReportAsync(People(2), 2, "90");
        Assert.Equal("indicator-not-in-turn", await CodeAsync(() => ConfirmAsync(Cast.Officer, false, 1)));
        Assert.Equal("report-not-found", await CodeAsync(() => ConfirmAsync(Desk with { Desk = "ningbo" }, true, 1)));
        await ConfirmAsync(Desk, true, 1, 2);
        Assert.Equal("indicator-confirmed", await CodeAsync(() => ReportAsync(People(1), 1, "61")));
        await ConfirmAsync(Cast.Officer, false, 1, 2);
        Assert.Equal("indicator-not-due", await CodeAsync(() => years.PublishAsync(Cast.Administrator, 2025, Id, Stop)));

        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(20), Stop);
        Assert.Equal([Cast.CodeOf(3)], (await queries.PublicAsync(Id, Stop)).Newest!.Missing.Select(m => m.Code));
        Assert.Equal("role-not-allowed", await CodeAsync(() => years.PublishAsync(Cast.Officer, 2025, Id, Stop)));
        var published = await years.PublishAsync(Cast.Administrator, 2025, Id, Stop);
        Assert.Equal((75m, 3, 2), (published.Figure, published.Owing, published.Confirmed));
        Assert.Equal("indicator-published", await CodeAsync(() => ReportAsync(People(3), 3, "50")));
        Assert.Equal("indicator-published", await CodeAsync(() => years.ListAsync(Cast.Administrator, 2025, List(), Stop)));

        var corrected = await years.CorrectAsync(
            Cast.Administrator, 2025, Id, Cast.CodeOf(2), new("70", "100", Why, "杭教统〔2026〕6号"), Stop);
        Assert.Equal(65m, corrected.Figure);
        Assert.Equal(
            (90m, 70m, 75m, 65m, "杭教统〔2026〕6号"),
            corrected.Corrections[0] is var c ? (c.Old!.Value, c.New, c.ProvinceOld!.Value, c.ProvinceNew!.Value, c.Document) : default);
        var shown = await queries.PublicAsync(Id, Stop);
        Assert.Equal(65m, shown.Published[0].Figure);
        Assert.Equal(("hangzhou", 65m, 2, 3), shown.Desks[0] is var d ? (d.Desk, d.Figure!.Value, d.Confirmed, d.Owing) : default);
        await house.SettleAsync(Stop);
        var acts = await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(
            IndicatorKeys.Partition, KeyRange.Prefix(AuditKeys.Entry), Stop).Select(e => e.Value.Note.Action).ToListAsync(Stop);
        string[] expected =
        [
            "indicator-reporters-listed", "indicator-reported", "indicator-returned", "indicator-confirmed-by-desk",
            "indicator-confirmed", "indicator-published", "indicator-corrected",
        ];
        Assert.Empty(expected.Except(acts));

        // The next year: last year's figure stands beside it, and who moves far says why.
        await years.ListAsync(Cast.Administrator, 2026, List(), Stop);
        Assert.Equal(60m, (await queries.OwnAsync(People(1), 2026, Id, Cast.CodeOf(1), Stop)).Before);
        Assert.Equal("indicator-reason-missing", await CodeAsync(() => ReportAsync(People(1), 1, "73", year: 2026)));
        Assert.Equal(60m, (await ReportAsync(People(1), 1, "73", Why, 2026)).Before);
        Assert.NotEmpty(await queries.OwnAsync(People(1), Stop));

        Task<IndicatorReport> ReportAsync(Actor actor, int school, string amount, string? reason = null, int year = 2025) =>
            figures.ReportAsync(actor, year, Id, Cast.CodeOf(school), amount, "100", reason, Stop);

        Task<int> ConfirmAsync(Actor actor, bool ofDesk, params int[] schools) =>
            figures.ConfirmAsync(actor, ofDesk, 2025, Id, [.. schools.Select(Cast.CodeOf)], Stop);
    }

    private static Actor People(int school) => Cast.ActorOf($"school{school}@school.example", Role.Applicant);

    private static byte[] List() => Encoding.UTF8.GetBytes(
        "单位名称,统一社会信用代码,单位类别,推荐单位\n"
        + string.Concat(Enumerable.Range(1, 3).Select(n => $"杭州市第{n}中等职业学校,{Cast.CodeOf(n)},中职学校,杭州市\n")));

    private static async Task SchoolsAsync(RoundHouse house)
    {
        foreach (var n in Enumerable.Range(1, 3))
        {
            await house.Get<PeopleStore>().GetOrCreateAsync(People(n).Name, "zh");
            await house.Get<PeopleStore>().JoinAsync(People(n).PersonId, Cast.CodeOf(n), Stop);
            await house.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(Cast.CodeOf(n)))
                .Insert(OrganisationKeys.Organisation, new Organisation(Cast.CodeOf(n), $"杭州市第{n}中等职业学校", [People(n).PersonId])));
        }
    }

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
