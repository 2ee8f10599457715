using static Funding.Workflows.Tests.Awards.Earlier.EarlierLists;

namespace Funding.Workflows.Tests.Awards;

/// <summary>A new award takes the place of the one before where the file says so.</summary>
public sealed class AwardSuccessionTests : IDisposable
{
    private static readonly AwardSettings Renewed = new(new("资助", "Grant"), "资{year}-{batch}-{number}", 1) { Supersedes = "previous" };

    private readonly ProgrammesFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_the_holder_held_that_day_gives_way_and_nothing_else()
    {
        var made = Home("new", new(2026, 5, 1));
        AwardHome[] held =
        [
            Home("live", new(2023, 5, 1)),
            Home("suspended", new(2024, 5, 1)) with { Standing = AwardStanding.Suspended },
            Home("last-day", new(2020, 5, 1), until: new(2026, 5, 1)),
            Home("same-day", new(2026, 5, 1)),
            Home("later", new(2027, 5, 1)),
            Home("over", new(2020, 5, 1), until: new(2026, 4, 30)),
            Home("withdrawn", new(2023, 5, 1)) with { Standing = AwardStanding.Withdrawn },
            Home("superseded", new(2023, 5, 1)) with
            {
                Standing = AwardStanding.Superseded, Cause = new(new(2025, 5, 1), "教〔2025〕1号", "another"),
            },
            Home("given-way", new(2022, 5, 1)) with
            {
                Standing = AwardStanding.Superseded, Cause = new(new(2026, 5, 1), "教〔2026〕1号", "new"),
            },
            Home("other-programme", new(2023, 5, 1)) with { ProgrammeId = "colleges" },
            // Under a code that was merged into the holder's.
            Home("other-code", new(2023, 5, 1)) with { Holder = "another" },
        ];
        Assert.Equal(["given-way", "last-day", "live", "other-code", "suspended"], AwardSuccession.Of(made, Renewed, held));
        Assert.Equal(AwardSuccession.Of(made, Renewed, held), AwardSuccession.Of(made, Renewed, held.Reverse()));
        Assert.Empty(AwardSuccession.Of(made, Renewed with { Supersedes = null }, held));
    }

    [Fact]
    public void The_award_of_the_step_before_gives_way_alone_and_is_named_though_its_term_is_over()
    {
        var made = Home("new", new(2026, 5, 1)) with { From = "step" };
        AwardHome[] held = [Home("step", new(2023, 5, 1)), Home("other", new(2023, 5, 1))];
        Assert.Equal(["step"], AwardSuccession.Of(made, Renewed with { Supersedes = null }, held));
        Assert.Equal(["other", "step"], AwardSuccession.Of(made, Renewed, held));
        Assert.Equal(["step"], (made with { Supersedes = ["step"] }).Before);
        Assert.Empty(AwardSuccession.Of(
            made, Renewed with { Supersedes = null }, [Home("step", new(2020, 5, 1), until: new(2026, 4, 30))]));
        Assert.Equal(["step"], made.Before);
        Assert.Empty(Home("new", new(2026, 5, 1)).Before);
    }

    [Fact]
    public void Of_two_awards_one_takes_the_place_of_the_other_at_most() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Sample((one, other) =>
        {
            var (a, b) = (Home("a", new(2026, 5, 1 + one)), Home("b", new(2026, 5, 1 + other)));
            Assert.False(AwardSuccession.Of(a, Renewed, [b]).Count > 0 && AwardSuccession.Of(b, Renewed, [a]).Count > 0);
        });

    [Theory]
    [InlineData(AwardStanding.Live, true), InlineData(AwardStanding.Suspended, true), InlineData(AwardStanding.Expired, false)]
    [InlineData(AwardStanding.Withdrawn, false), InlineData(AwardStanding.Superseded, false)]
    public void What_is_over_stays_as_it_is(AwardStanding standing, bool changes)
    {
        var after = AwardSuccession.After(Home("old", new(2023, 5, 1)) with { Standing = standing }, Home("new", new(2026, 5, 1)));
        Assert.Equal(changes, after is not null);
        if (after is not null)
            Assert.Equal(
                (AwardStanding.Superseded, new StandingCause(new(2026, 5, 1), "教〔2026〕9号", "new")), (after.Standing, after.Cause));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_announcement_supersedes_what_the_holder_had_once(bool oneByOne)
    {
        await using var house = House(oneByOne);
        var grants = new GrantYears(house, applications: oneByOne ? 5 : 2);
        var (imported, holder) = (false, oneByOne ? 2 : 1);
        await (oneByOne ? grants.AwardOneByOneAsync(ImportAsync) : grants.AnnounceAsync(ImportAsync));
        var made = (await house.Get<AwardRollStore>().ReadAsync(Stop)).Select(a => a.Summary)
            .Single(a => a.RoundId is not null && a.Holder == Cast.CodeOf(holder));
        var old = await OldAsync("旧计划");
        Assert.Equal(
            (AwardStanding.Superseded, made.AwardedOn, made.DocumentNumber, made.Id),
            (old.Standing, old.Cause!.On, old.Cause.Document, old.Cause.Successor));
        Assert.Equal([old.Id], (await house.Get<AwardStore>().GetAsync(made.Id, Stop)).Home.Supersedes!);
        Assert.Equal(AwardStanding.Withdrawn, (await OldAsync("撤销的计划")).Standing);
        Assert.NotEqual(AwardStanding.Superseded, (await OldAsync("期满的计划")).Standing);
        Assert.Equal(AwardStanding.Live, (await OldAsync("别人的计划")).Standing);

        var certificates = house.Get<CertificateQueries>();
        var certificate = (await certificates.FindAsync(old.CertificateNumber, Stop))!;
        Assert.Equal(made.CertificateNumber, (await certificates.SuccessorAsync(certificate, Stop))!.Number);
        Assert.Equal(1, await MailsAsync());

        // Once more, as after a crash between any two commits, and after the nightly look.
        Assert.False(await house.Get<AwardMaking>().MakeAsync(made.RoundId!, int.Parse(made.Id.Split('-')[^1]), Stop));
        var handler = house.Services.GetServices<IEffectHandler>().Single(h => h.Kind == SupersedePayload.Effect);
        await handler.HandleAsync("again", FundingJson.Serialize(new SupersedePayload(old.Id, made.Id)), Stop);
        await house.SettleAsync(Stop);
        var home = (await house.Get<AwardStore>().GetAsync(old.Id, Stop)).Home;
        var act = Assert.Single(await house.Get<AwardChangeStore>().ActsAsync(home, Stop));
        Assert.Equal((AwardChange.Supersede, made.Id), (act.Act.Change, act.Act.Note));
        Assert.Equal(1, home.Acts);
        Assert.Equal(1, await MailsAsync());

        async Task ImportAsync()
        {
            if (imported) return;
            imported = true;
            var imports = house.Get<EarlierImportCommands>();
            var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", Csv(
                Earlier(holder, "旧计划"),
                Earlier(holder, "撤销的计划", standing: "撤销"),
                Earlier(holder, "期满的计划", until: "2026-03-03"),
                Earlier(5, "别人的计划")), Stop);
            Assert.Equal("", report.Plan.Problems.Codes());
            await imports.TakeOverAsync(Cast.Administrator, report.List!, Stop);
            await house.SettleAsync(Stop);
        }

        async Task<AwardSummary> OldAsync(string title) =>
            (await house.Get<AwardRollStore>().ReadAsync(Stop)).Select(a => a.Summary).Single(a => a.Title == title);

        async Task<int> MailsAsync() => (await house.Get<Mailbox>().ListAsync(GrantYears.Holder(holder).Name, 100)).Entries
            .Count(m => m.Subject.Contains("认定已由新的认定取代：旧计划", StringComparison.Ordinal));
    }

    private RoundHouse House(bool oneByOne)
    {
        GrantYears.Write(folder, rolling: oneByOne);
        folder.Change("small-grants.yaml", "years: 3,", "years: 3, supersedes: previous,");
        return new(engineInMemory: true, configure: services => services.AddSingleton(Catalogue.Load(folder.Path)));
    }

    private static string Earlier(int number, string title, string standing = "", string until = "2028-05-31") => Line(
        number, programme: "小额资助", title: title, certificate: $"旧{title}", standing: standing, until: until,
        causeDocument: standing.Length > 0 ? "教职成〔2025〕3号" : "", causeOn: standing.Length > 0 ? "2025-06-01" : "");

    private static AwardHome Home(string id, DateOnly from, DateOnly? until = null) => new()
    {
        Id = id,
        ProgrammeId = "grants",
        Kind = "grant",
        ProgrammeName = new("资助", "Grants"),
        AwardTitle = new("资助", "Grant"),
        Holder = "holder",
        HolderName = "之江职业技术学院",
        Editors = [],
        Title = "计划",
        DocumentNumber = $"教〔{from.Year}〕9号",
        CertificateNumber = id,
        VerificationCode = id,
        Term = new(from, until ?? from.AddYears(5)),
    };
}
