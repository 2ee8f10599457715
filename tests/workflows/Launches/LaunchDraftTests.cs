namespace Funding.Workflows.Tests.Launches;

public sealed class LaunchDraftTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Typed = new Dictionary<string, IReadOnlyList<string>>
    {
        ["year"] = ["２０２６"],
        ["noticeNumber"] = [""],
        ["committee"] = ["a@b.example", "c@d.example"],
        ["closes.call"] = ["not a day"],
    };

    [Fact]
    public async Task A_draft_keeps_what_was_typed_right_or_wrong_until_it_is_deleted()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var drafts = house.Get<LaunchDraftCommands>();
        var first = await drafts.CreateAsync(Cast.Administrator, "p", Typed);
        house.Clock.Advance(TimeSpan.FromHours(1));
        var second = await drafts.CreateAsync(Cast.SecondAdministrator, "q", new Dictionary<string, IReadOnlyList<string>>());

        Assert.Equal([second.Id, first.Id], (await drafts.ListAsync(Cast.SecondAdministrator)).Select(d => d.Id));
        var read = await drafts.GetAsync(Cast.SecondAdministrator, first.Id);
        Assert.Equal(Typed, read.Typed);
        Assert.Equal("not a day", read.Text("closes.call"));
        await drafts.DeleteAsync(Cast.SecondAdministrator, first.Id);
        await drafts.DeleteAsync(Cast.SecondAdministrator, first.Id);
        Assert.Equal([second.Id], (await drafts.ListAsync(Cast.Administrator)).Select(d => d.Id));
        Assert.Equal("launch-draft-not-found", await RefusedAsync(() => drafts.GetAsync(Cast.Administrator, first.Id)));
    }

    [Fact]
    public async Task Whoever_saves_over_a_later_version_is_told_and_overwrites_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var drafts = house.Get<LaunchDraftCommands>();
        var draft = await drafts.CreateAsync(Cast.Administrator, "p", Typed);
        var saved = await drafts.SaveAsync(Cast.SecondAdministrator, draft.Id, draft.Version, new Dictionary<string, IReadOnlyList<string>>
        {
            ["year"] = ["2027"],
        });

        Assert.Equal("launch-draft-saved-since", await RefusedAsync(() => drafts.SaveAsync(
            Cast.Administrator, draft.Id, draft.Version, Typed)));
        var kept = await drafts.GetAsync(Cast.Administrator, draft.Id);
        Assert.Equal(("2027", saved.Version, Cast.SecondAdministrator.Name), (kept.Text("year"), kept.Version, kept.SavedBy));
        await drafts.SaveAsync(Cast.Administrator, draft.Id, kept.Version, Typed);
    }

    [Fact]
    public async Task Drafts_have_a_limit_in_number_and_in_size()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var drafts = house.Get<LaunchDraftCommands>();
        Assert.Equal("launch-draft-too-large", await RefusedAsync(() => drafts.CreateAsync(Cast.Administrator, "p", Large(20_001))));
        Assert.Equal("launch-draft-too-large", await RefusedAsync(() => drafts.CreateAsync(
            Cast.Administrator, "p", Enumerable.Range(0, 201).ToDictionary(n => $"{n}", _ => (IReadOnlyList<string>)[""]))));
        for (var i = 0; i < LaunchDraft.Most; i++)
        {
            await drafts.CreateAsync(Cast.Administrator, "p", Large(19_000));
        }

        Assert.Equal("launch-drafts-too-many", await RefusedAsync(() => drafts.CreateAsync(Cast.Administrator, "p", Typed)));
    }

    [Fact]
    public async Task Drafts_are_for_administrators()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var drafts = house.Get<LaunchDraftCommands>();
        var draft = await drafts.CreateAsync(Cast.Administrator, "p", Typed);

        foreach (var act in new Func<Task>[]
        {
            () => drafts.ListAsync(Cast.Officer),
            () => drafts.GetAsync(Cast.Officer, draft.Id),
            () => drafts.CreateAsync(Cast.Officer, "p", Typed),
            () => drafts.SaveAsync(Cast.Officer, draft.Id, 1, Typed),
            () => drafts.DeleteAsync(Cast.Officer, draft.Id),
            () => house.Get<LaunchQueries>().ReviewAsync(Cast.Officer, new() { ProgrammeId = "p", Year = 2026, NoticeNumber = "1" }),
        })
        {
            Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<RefusedException>(act)).Kind);
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Large(int characters) => new() { ["x"] = [new string('字', characters - 2)] };

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
