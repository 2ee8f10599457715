namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

/// <summary>Conflicts that the form of a name hides, and one person under two addresses, from the import to the seats.</summary>
public sealed class PoolChecksTests
{
    private const string Reason = "经电话核实，已有书面说明。";

    [Theory]
    [InlineData("第1职业\u202E学院\u2066\u200B")]
    [InlineData("第１职业学院　机电工程系")]
    [InlineData("第1职业学院（教务处）")]
    public async Task A_name_of_another_form_is_a_conflict_all_the_same(string organisation)
    {
        await using var house = await WithAsync(organisation);
        Assert.Empty((await FindingsAsync(house)).Conflicts);
        Assert.Empty(await SeatsAsync(house));
    }

    [Fact]
    public async Task A_credit_code_is_a_conflict_whatever_the_name()
    {
        await using var house = await WithAsync("全然不同的研究院", CodeOf(1));
        Assert.Empty((await FindingsAsync(house)).Conflicts);
        Assert.Empty(await SeatsAsync(house));
    }

    [Theory]
    [InlineData("第1职业学院机电工程学院")]
    [InlineData("第1职业学完")]
    public async Task A_near_name_keeps_apart_until_it_is_dismissed_and_the_published_draw_holds(string organisation)
    {
        await using (var open = await WithAsync(organisation))
        {
            Assert.Single((await FindingsAsync(open)).Conflicts);
            Assert.Empty(await SeatsAsync(open));
            Assert.Empty((await RecordAsync(open)).Replay().Faults);
        }

        await using var house = await WithAsync(organisation);
        var found = Assert.Single((await FindingsAsync(house)).Conflicts);
        await DecideAsync(house, found, confirmed: false);
        Assert.NotEmpty(await SeatsAsync(house));
        Assert.Empty((await RecordAsync(house)).Replay().Faults);
        Assert.False((await FindingsAsync(house)).AnyOpen);
    }

    [Fact]
    public async Task A_confirmed_conflict_keeps_apart_and_both_words_are_on_record()
    {
        await using var house = await WithAsync("第1职业学院机电工程学院");
        var found = Assert.Single((await FindingsAsync(house)).Conflicts);
        await DecideAsync(house, found, confirmed: false);
        await DecideAsync(house, found, confirmed: true);
        Assert.Empty(await SeatsAsync(house));
        Assert.Equal(["possible-conflict-dismissed", "possible-conflict-confirmed"],
            (await ActionsAsync(house)).Where(a => a.StartsWith("possible-conflict", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_decision_needs_a_reason_and_is_not_taken_from_the_public_values_day_to_the_draw()
    {
        await using var house = await WithAsync("第1职业学院机电工程学院");
        var found = Assert.Single((await FindingsAsync(house)).Conflicts);
        var short_ = await Assert.ThrowsAsync<RefusedException>(() => house.Get<PoolCheckCommands>()
            .DecideConflictAsync(ReviewHouse.Office, RoundId, found.Conflict.Id, true, "否", Stop));
        Assert.Equal("reason-required", short_.Refusals[0].Code);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        var late = await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(house, found, confirmed: false));
        Assert.Equal("pool-fixed", late.Refusals[0].Code);
    }

    [Fact]
    public async Task A_conflict_confirmed_during_the_review_voids_the_sheets_and_no_replacement_is_taken_from_near_names()
    {
        await using var house = await WithAsync("第1职业学院机电工程学院");
        var found = Assert.Single((await FindingsAsync(house)).Conflicts);
        await DecideAsync(house, found, confirmed: false);
        var seat = Assert.Single(await SeatsAsync(house));
        await DecideAsync(house, found, confirmed: true);
        Assert.Equal(ReviewState.Recused, (await house.SheetAsync(seat)).State);
        await house.ActAsync(PanelReviewStage.FillPanels);
        Assert.Single(await house.SheetsAsync(), s => s.ExpertId == seat.ExpertId);
    }

    [Fact]
    public async Task The_import_asks_of_one_person_under_two_addresses_and_takes_nothing_before_the_answer()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        var preview = await house.Get<ExpertImport>().PreviewAsync(ReviewHouse.Office, RoundId, Case(), Stop);
        var pair = Assert.Single(preview.Doubles);
        Assert.Equal([2, 3], new[] { pair.One.Row!.Value, pair.Other.Row!.Value }.Order());
        var open = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ExpertImport>()
            .ImportAsync(ReviewHouse.Office, RoundId, Case(), Stop));
        Assert.Equal(("expert-double", RefusalKind.Conflict), (open.Refusals[0].Code, open.Kind));
        Assert.Empty(await house.RowsAsync<PoolExpert>(RoundKeys.Experts));

        var kept = Person.IdOf("qian@uni-a.example");
        var done = await house.Get<ExpertImport>().ApplyAsync(ReviewHouse.Office, RoundId, preview.ImportId!,
            [new(pair.Id, kept, Reason)], Stop);
        Assert.Equal(2, done.Created);
        Assert.Equal(["qian@uni-a.example", "sun@firm-b.example"], (await house.RowsAsync<PoolExpert>(RoundKeys.Experts))
            .Select(e => e.Email).Order());
        Assert.Contains("probable-double-one-person", await ActionsAsync(house));
        Assert.Equal(2, (await house.Get<ExpertImport>().ImportAsync(ReviewHouse.Office, RoundId, Case(), Stop)).Unchanged);
    }

    [Fact]
    public async Task Two_persons_of_one_name_are_taken_with_the_reason()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        var preview = await house.Get<ExpertImport>().PreviewAsync(ReviewHouse.Office, RoundId, Case(), Stop);
        await Assert.ThrowsAsync<RefusedException>(() =>
            house.Get<ExpertImport>().ApplyAsync(ReviewHouse.Office, RoundId, preview.ImportId!, [new(preview.Doubles[0].Id, null, "")],
                Stop));
        Assert.Equal(3, (await house.Get<ExpertImport>()
            .ApplyAsync(ReviewHouse.Office, RoundId, preview.ImportId!, [new(preview.Doubles[0].Id, null, Reason)], Stop)).Created);
        Assert.False((await FindingsAsync(house)).AnyOpen);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_double_already_in_the_pool_has_one_vote_unless_they_are_two(bool? same, int voting)
    {
        await using var house = await new ReviewHouse().AtDrawAsync(2, 3);
        var twin = ExpertOf(Party.School, 1) with
        {
            PersonId = Person.IdOf("twin@x.example"),
            Email = "twin@x.example",
            Organisation = " 学校单位\u200B1 教务处"
        };
        await house.SaveAsync(commit => commit.Insert(RoundKeys.Expert(twin.PersonId), twin));
        var pair = Assert.Single((await FindingsAsync(house)).Doubles);
        if (same is { } word)
            await house.Get<PoolCheckCommands>().DecideDoubleAsync(ReviewHouse.Office, RoundId, pair.Double.Id, word ? twin.PersonId
                : null, Reason, cancellation: Stop);
        await house.AgreeAsync();
        var drawn = (await house.Get<DrawRosters>().FixedAsync(await house.RoundAsync(), Stop)).Experts;
        Assert.Equal(voting, drawn.Count(id => id == twin.PersonId || id == ExpertOf(Party.School, 1).PersonId));
        if (same == true) Assert.Contains(twin.PersonId, drawn);
    }

    [Fact]
    public async Task Of_one_person_found_twice_in_the_review_the_other_entrys_sheets_are_void()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(2, 3);
        var twin = ExpertOf(Party.School, 1) with { PersonId = Person.IdOf("twin@x.example"), Email = "twin@x.example" };
        await house.SaveAsync(commit => commit.Insert(RoundKeys.Expert(twin.PersonId), twin));
        var id = ProbableDouble.IdOf(twin.PersonId, ExpertOf(Party.School, 1).PersonId);
        await house.Get<PoolCheckCommands>().DecideDoubleAsync(ReviewHouse.Office, RoundId, id, null, Reason, cancellation: Stop);
        await house.AgreeAsync();
        await house.DrawAsync();
        await house.Get<PoolCheckCommands>().DecideDoubleAsync(ReviewHouse.Office, RoundId, id, twin.PersonId, Reason, cancellation: Stop);
        Assert.DoesNotContain(await house.SheetsAsync(), s => s.ExpertId == ExpertOf(Party.School, 1).PersonId && s.State.HoldsSeat());
    }

    [Fact]
    public async Task The_office_is_told_once_at_the_beginning_of_the_draw_of_what_is_open()
    {
        await using var house = await WithAsync("第1职业学院机电工程学院");
        await house.Get<PoolCheckMail>().TellAsync(await house.RoundAsync(), Stop);
        await house.Get<PoolCheckMail>().TellAsync(await house.RoundAsync(), Stop);
        await house.DrainAsync();
        var mail = Assert.Single(house.Mails.Of(MailTemplates.PoolChecks));
        Assert.Equal(("1", "0", "2026-05-31T23:59:59+08:00"), (mail.Data["Conflicts"], mail.Data["Doubles"], mail.Data["Deadline"]));
    }

    private static async Task<ReviewHouse> WithAsync(string organisation, string? code = null)
    {
        // Too few of the party without the one that is asked for: with no conflict there is a seat.
        var house = await new ReviewHouse().AtDrawAsync(1, 2);
        foreach (var other in new[] { 1, 2 })
        {
            var stored = (await ((ITableStore)house.Tables)
                .GetAsync<PoolExpert>(Partition, RoundKeys.Expert(ExpertOf(Party.School, other).PersonId), Stop))!;
            await house.SaveAsync(commit => commit.Delete(stored.Key, stored.ETag));
        }

        var expert = Asked with { Organisation = organisation, CreditCode = code };
        await house.SaveAsync(commit => commit.Insert(RoundKeys.Expert(expert.PersonId), expert));
        return house;
    }

    private static PoolExpert Asked => ExpertOf(Party.School, 9);

    private static async Task<IReadOnlyList<ReviewSheet>> SeatsAsync(ReviewHouse house)
    {
        await house.AgreeAsync();
        await house.DrawAsync();
        return (await house.SheetsAsync()).FindAll(s => s.ExpertId == Asked.PersonId);
    }

    private static async Task<IEnumerable<string>> ActionsAsync(ReviewHouse house)
    {
        await house.DrainAsync();
        return (await house.RowsAsync<AuditEntry>(AuditKeys.Entry)).Select(e => e.Note.Action);
    }

    private static Task<PoolFindings> FindingsAsync(ReviewHouse house) => house.Get<PoolChecks>()
        .ReadAsync(ReviewHouse.Office, RoundId, Stop);

    private static Task DecideAsync(ReviewHouse house, FoundConflict found, bool confirmed) =>
        house.Get<PoolCheckCommands>().DecideConflictAsync(ReviewHouse.Office, RoundId, found.Conflict.Id, confirmed, Reason, Stop);

    private static async Task<PublishedDraw> RecordAsync(ReviewHouse house) =>
        (await RoundBlobs.ReadAsync<PublishedDraw>(house.Get<IBlobStore>(), ReviewKeys.DrawBlob(RoundId), Stop))!;

    private static FileStream Case() =>
        File.OpenRead(Path.Combine(Repository.Root, "tests", "cases", "experts", "x12-same-human-twice.xlsx"));
}
