using Funding.Platform.Web;

namespace Funding.Workflows.Tests.Marks;

/// <summary>Tags and saved views of a round.</summary>
public sealed class MarkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_tag_has_a_name_of_its_own_and_a_colour()
    {
        var tag = MarkDecision.NewTag(" 需现场核实 ", Tone.Notice, [], 4, "w");
        Assert.Equal(new CaseTag("05", "需现场核实", Tone.Notice, "w"), tag);
        Assert.Equal(["mark-name", "tag-tone-missing"], Codes(() => MarkDecision.NewTag("", null, [], 0, "w")));
        Assert.Equal(["mark-name"], Codes(() => MarkDecision.NewTag(new string('字', 21), Tone.Bad, [], 0, "w")));
        Assert.Equal(["tag-exists"], Codes(() => MarkDecision.NewTag("需现场核实", Tone.Bad, [tag], 5, "w")));
        Assert.Equal(
            ["tags-too-many"],
            Codes(() => MarkDecision.NewTag(
                "又一个", Tone.Bad, [.. Enumerable.Range(1, MarkDecision.MostTags).Select(n => tag with { Name = $"标签{n}" })], 30, "w")));
    }

    [Fact]
    public void A_view_of_the_same_name_is_replaced_and_a_free_number_is_taken()
    {
        var first = MarkDecision.NewView("待我审查", "?state=Recommended", false, [], "w");
        Assert.Equal("w:01", first.Id);
        var third = first with { Id = "w:03", Name = "高风险" };
        Assert.Equal("w:02", MarkDecision.NewView("杭州", "?desk=hangzhou", true, [first, third], "w").Id);
        var again = MarkDecision.NewView("高风险", "?sort=-rank", true, [first, third], "w");
        Assert.Equal(("w:03", "?sort=-rank", true), (again.Id, again.Query, again.Shared));
        SavedView[] many =
            [.. Enumerable.Range(1, MarkDecision.MostViews).Select(n => first with { Id = $"w:{n:00}", Name = $"视图{n}" })];
        Assert.Equal(["views-too-many"], Codes(() => MarkDecision.NewView("又一个", "", false, many, "w")));
        Assert.Equal("w:07", MarkDecision.NewView("视图7", "", false, many, "w").Id);
    }

    [Fact]
    public void A_reader_finds_their_own_first_then_what_is_shared_and_nobody_drops_anothers_own()
    {
        SavedView own = new("w:01", "乙", "", "w", false), shared = new("l:01", "甲", "", "l", true);
        var hidden = new SavedView("l:02", "丙", "", "l", false);
        Assert.Equal([own, shared], MarkDecision.For("w", [shared, hidden, own]));
        var owner = new Actor("w", "", new HashSet<Role> { Role.Officer }, null, "session:test");
        var administrator = owner with { PersonId = "x", Roles = new HashSet<Role> { Role.Administrator } };
        Assert.Equal((true, false, false), (Drops(own, owner), Drops(shared, owner), Drops(hidden, owner)));
        Assert.Equal((false, true, false), (Drops(own, administrator), Drops(shared, administrator), Drops(hidden, administrator)));

        static bool Drops(SavedView view, Actor actor) => MarkDecision.MayDrop(view, actor);
    }

    [Fact]
    public async Task Tags_are_put_on_many_applications_and_taken_again_but_on_none_of_a_conflict()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 3 };
        await run.ToAsync(CollegeStages.Eligibility);
        await run.SettleAsync();
        var (marks, store, round) = (house.Get<MarkCommands>(), house.Get<MarkStore>(), CollegeStages.RoundId);
        string[] two = [Cast.ApplicationId(1), Cast.ApplicationId(2)];
        Assert.Equal("role-not-allowed", await CodeAsync(() => marks.AddTagAsync(Cast.Chair, round, "核实", Tone.Bad, Stop)));
        var tag = (await marks.AddTagAsync(Cast.Officer, round, "核实", Tone.Bad, Stop)).Id;
        Assert.Equal("tag-nothing-picked", await CodeAsync(() => marks.TagAsync(Cast.Officer, round, tag, [], true, Stop)));
        Assert.Equal("tag-not-found", await CodeAsync(() => marks.TagAsync(Cast.Officer, round, "77", two, true, Stop)));
        Assert.Equal("application-not-found", await CodeAsync(() => marks.TagAsync(Cast.Officer, round, tag, ["x-1"], true, Stop)));
        Assert.Equal(2, await marks.TagAsync(Cast.Officer, round, tag, two, true, Stop));
        Assert.Equal(1, await marks.TagAsync(Cast.Officer, round, tag, [.. two, Cast.ApplicationId(3)], true, Stop));
        Assert.Equal(1, await marks.TagAsync(Cast.Officer, round, tag, [two[0]], false, Stop));
        Assert.Equal([two[1], Cast.ApplicationId(3)], (await store.TaggedAsync(round, Stop)).Select(t => t.Key).Order());

        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.SecondOfficer, round, Cast.CodeOf(2), "曾任该校顾问。", Stop);
        Assert.Equal("own-conflict", await CodeAsync(() => marks.TagAsync(Cast.SecondOfficer, round, tag, two, true, Stop)));
        var form = await house.Get<ApplicationLists>().PartsAsync(Cast.SecondOfficer, round, Stop);
        await LookAsync(house, Cast.Officer, 1, tags: 1);
        var shown = form.All.Select(p => p.Marks).OfType<CaseMarks>().Single(m => m.Id == "tag");
        var rows = await house.Get<ApplicationRollStore>().ReadAsync(round, Stop);
        Assert.Equal([Cast.ApplicationId(3)], rows.Where(r => shown.Held(r.Summary).Count > 0).Select(r => r.Summary.Id));
        await marks.DropTagAsync(Cast.Officer, round, tag, Stop);
        Assert.Empty(await store.TaggedAsync(round, Stop));
        await LookAsync(house, Cast.Officer, 0, tags: 0);
    }

    /// <summary>What stands beside the list is what is stored, and costs no more the second time however much there is.</summary>
    private static async Task LookAsync(RoundHouse house, Actor actor, int held, int tags)
    {
        var lists = house.Get<ApplicationLists>();
        for (var look = 0; look < 2; look++)
        {
            using (StorageMeter.Measure(out var reading))
            {
                var parts = await lists.PartsAsync(actor, CollegeStages.RoundId, Stop);
                var marks = parts.All.Select(p => p.Marks).OfType<CaseMarks>().SingleOrDefault(m => m.Id == "tag");
                var rows = await house.Get<ApplicationRollStore>().ReadAsync(CollegeStages.RoundId, Stop);
                var third = rows.First(r => r.Summary.Id == Cast.ApplicationId(3)).Summary;
                Assert.Equal((tags, held), (marks?.All.Count ?? 0, marks?.Held(third).Count ?? 0));
                Assert.True(look == 0 || reading.Sum == 5, $"The second look cost {reading.Sum} transactions.");
            }
        }
    }

    private static IEnumerable<string> Codes(Action act) => Assert.Throws<RefusedException>(act).Refusals.Select(r => r.Code);

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
