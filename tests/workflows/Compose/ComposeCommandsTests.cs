namespace Funding.Workflows.Tests.Compose;

public sealed class ComposeCommandsTests
{
    private static readonly Actor Third = Cast.ActorOf("admin3@office.example", Role.Administrator);

    private static RoundHouse House() => new(
        engineInMemory: true, configure: services => services.AddSingleton(ShippedCatalogue.Catalogue.ForAnotherHost()));

    [Fact]
    public async Task A_programme_is_composed_proposed_and_released_by_another_and_rounds_are_launched_by_it()
    {
        await using var house = House();
        await house.StartAsync();
        var (drafts, queries, catalogue) = (house.Get<ComposeCommands>(), house.Get<ComposeQueries>(), house.Get<Catalogue>());
        var draft = await drafts.BeginAsync(Cast.Administrator, SmallGrants.Text);
        var root = Drafts.Small;

        // With a fault it is kept and not proposed; what was typed is still there.
        draft = await drafts.SaveAsync(
            Cast.Administrator, draft.Id, 1, SettingTree.With(root, "stages[0].days", "ten"), ComposeAct.Filled, "stages[0]");
        var work = await queries.ReadAsync(Cast.SecondAdministrator, draft.Id);
        var fault = Assert.Single(work.Faults);
        Assert.Equal(("stages[0].days", "'ten' is not a whole number; allowed: 1 to 366", "'ten'不是整数；允许1至366"),
            (fault.Path, fault.Text.En, fault.Text.Zh));
        Assert.Equal(("stages[0]", "days"), work.PlaceOf(fault.Path));
        Assert.Equal("programme-has-faults", await RefusedAsync(() => drafts.ProposeAsync(Cast.Administrator, draft.Id, 2)));

        draft = await drafts.SaveAsync(Cast.Administrator, draft.Id, 2, root, ComposeAct.Filled, "stages[0]");
        await drafts.ProposeAsync(Cast.Administrator, draft.Id, 3);
        Assert.Equal("programme-draft-proposed", await RefusedAsync(() => drafts.SaveAsync(
            Cast.SecondAdministrator, draft.Id, 3, SettingTree.With(root, "id", "x"), ComposeAct.Filled, "")));
        Assert.Equal("programme-second-person", await RefusedAsync(() => drafts.ReleaseAsync(Cast.Administrator, draft.Id, "ants")));
        Assert.Equal("confirmation-mismatch", await RefusedAsync(() => drafts.ReleaseAsync(Cast.SecondAdministrator, draft.Id, "none")));
        Assert.Equal("programme-unknown", await RefusedAsync(() => Task.FromResult(catalogue.Programme(SmallGrants.Id))));

        // Given back with a reason, changed by the other, who is an author from then on.
        await drafts.ReturnAsync(Cast.SecondAdministrator, draft.Id, "请改为四十五天。");
        draft = await drafts.SaveAsync(
            Cast.SecondAdministrator, draft.Id, 3, SettingTree.With(root, "stages[0].days", 45), ComposeAct.Filled, "stages[0]");
        await drafts.ProposeAsync(Cast.Administrator, draft.Id, 4);
        Assert.Equal(
            "programme-second-person", await RefusedAsync(() => drafts.ReleaseAsync(Cast.SecondAdministrator, draft.Id, "ants")));
        var released = await drafts.ReleaseAsync(Third, draft.Id, "ants");

        Assert.Equal((SmallGrants.Id, 1, draft.Id, 4), (released.ProgrammeId, released.Number, released.Draft, released.DraftVersion));
        Assert.Equal(45, catalogue.Programme(SmallGrants.Id).StageSettings<CallSettings>(CallStage.Kind).Days);
        Assert.Equal("programme-draft-released", await RefusedAsync(() => drafts.SaveAsync(
            Cast.Administrator, draft.Id, 4, root, ComposeAct.Filled, "")));
        Assert.Equal([4, 3, 2, 1], (await queries.VersionsAsync(Third, draft.Id)).Select(v => v.Number));
        Drafts.Same(root, Drafts.Of(await queries.TextAsync(Third, draft.Id, 3)));
        await house.SettleAsync();
        Assert.Equal(1, Assert.Single(await queries.ListAsync(Third)).ReleasedAs);

        // Another process hears of it, and a file that was there before is still there.
        var elsewhere = ShippedCatalogue.Catalogue.ForAnotherHost();
        await new ReleasedStore(house.Get<ITableStore>(), elsewhere, house.Clock, house.Get<ILogger<ReleasedStore>>()).FreshenAsync();
        Assert.Equal(ShippedCatalogue.Ids.Append(SmallGrants.Id).Order(StringComparer.Ordinal), elsewhere.Programmes.Select(p => p.Id));
        Assert.DoesNotContain(ShippedCatalogue.Catalogue.Programmes, p => p.Id == SmallGrants.Id);
    }

    [Fact]
    public async Task A_released_version_takes_the_place_of_the_file_and_a_running_round_keeps_what_it_began_with()
    {
        await using var house = House();
        var (drafts, queries, catalogue) = (house.Get<ComposeCommands>(), house.Get<ComposeQueries>(), house.Get<Catalogue>());
        const string id = "skill-master-studios";
        var file = catalogue.FileOf(id)!;
        var before = ProgrammeSnapshot.Of(catalogue.Programme(id)).Hash;
        await house.StartAsync();
        foreach (var member in Cast.Committee.Take(2))
            await house.Get<PeopleStore>().GrantAsync(member.Name, new RoleGrant(Role.Committee), member.Name);
        var round = await house.Get<LaunchCommands>().LaunchAsync(
            Cast.Administrator, new() { ProgrammeId = id, Year = 2026, NoticeNumber = "浙人社函〔2026〕26号" });
        var other = await drafts.BeginAsync(Cast.Administrator, file);
        await ReleaseAsync(drafts, await drafts.BeginAsync(Cast.Administrator, file), "stages[0].days", 60);

        Assert.Equal(60, catalogue.Programme(id).StageSettings<CallSettings>(CallStage.Kind).Days);
        Assert.Equal(before, ProgrammeSnapshot.Of(await house.Get<RoundStore>().GetProgrammeAsync(round.Id)).Hash);
        Assert.Equal(ShippedCatalogue.Ids.Count, catalogue.Programmes.Count);

        // A draft from before does not overwrite what was released since, unless it was compared.
        other = await drafts.SaveAsync(
            Cast.Administrator, other.Id, 1, SettingTree.With(Drafts.OfFile(id), "stages[0].days", 20), ComposeAct.Filled, "stages[0]");
        Assert.True((await queries.ReadAsync(Cast.Administrator, other.Id)).IsBehind);
        Assert.Equal("programme-released-since", await RefusedAsync(() => drafts.ProposeAsync(Cast.Administrator, other.Id, 2)));
        await drafts.FollowAsync(Cast.Administrator, other.Id);
        await drafts.ProposeAsync(Cast.Administrator, other.Id, 2);
        Assert.Equal(2, (await drafts.ReleaseAsync(Cast.SecondAdministrator, other.Id, "dios")).Number);
        Assert.Equal(20, catalogue.Programme(id).StageSettings<CallSettings>(CallStage.Kind).Days);
        Assert.Equal(
            ["stages.call.days"],
            SettingChanges.Of(Drafts.Whole, Drafts.OfFile(id), Drafts.Of(queries.TextOf(id)!)).Select(c => c.Path));

        // From the round's own version one begins again.
        var kept = await queries.TextOfRoundAsync(Cast.Administrator, round.Id);
        var again = await drafts.BeginAsync(Cast.Administrator, kept);
        Assert.Empty((await queries.ReadAsync(Cast.Administrator, again.Id)).Faults);
        Assert.Equal(30, SettingTree.Find(Drafts.Of(kept), "stages[0].days")!.GetValue<int>());
    }

    [Fact]
    public async Task Nobody_overwrites_another_and_only_administrators_compose()
    {
        await using var house = House();
        var (drafts, queries) = (house.Get<ComposeCommands>(), house.Get<ComposeQueries>());
        var draft = await drafts.BeginAsync(Cast.Administrator, $"# 注释\n{SmallGrants.Text}");

        // What changes nothing is no version and loses no comment.
        Assert.Equal(1, (await drafts.SaveAsync(Cast.Administrator, draft.Id, 1, Drafts.Small, ComposeAct.Filled, "")).Version);
        await drafts.SaveAsync(Cast.SecondAdministrator, draft.Id, 1, SettingTree.With(Drafts.Small, "lead", null), ComposeAct.Filled, "");
        await drafts.SaveAsync(
            Cast.SecondAdministrator, draft.Id, 1, SettingTree.With(Drafts.Small, "target", null), ComposeAct.Filled, "");
        Assert.Equal("programme-draft-saved-since", await RefusedAsync(() => drafts.SaveAsync(
            Cast.Administrator, draft.Id, 1, SettingTree.With(Drafts.Small, "id", "x"), ComposeAct.Filled, "")));
        foreach (var text in new[] { "- a list", "a: [", "a: &x 1", new string('a', ComposeDraft.MostCharacters + 1) })
            await Assert.ThrowsAsync<RefusedException>(() => drafts.BeginAsync(Cast.Administrator, text));
        foreach (var act in new Func<Task>[]
        {
            () => queries.ListAsync(Cast.Officer), () => queries.ReadAsync(Cast.Officer, draft.Id),
            () => queries.VersionsAsync(Cast.Officer, draft.Id), () => queries.TextAsync(Cast.Officer, draft.Id, 1),
            () => drafts.BeginAsync(Cast.Officer, SmallGrants.Text), () => drafts.ProposeAsync(Cast.Officer, draft.Id, 2),
            () => drafts.ReleaseAsync(Cast.Officer, draft.Id, "ants"), () => drafts.DropAsync(Cast.Officer, draft.Id),
            () => drafts.ReturnAsync(Cast.Officer, draft.Id, "没有理由"), () => drafts.FollowAsync(Cast.Officer, draft.Id),
        })
        {
            Assert.Equal("role-not-allowed", await RefusedAsync(act));
        }

        await drafts.DropAsync(Cast.SecondAdministrator, draft.Id);
        Assert.Equal("programme-draft-not-found", await RefusedAsync(() => queries.ReadAsync(Cast.Administrator, draft.Id)));
    }

    private static async Task ReleaseAsync(ComposeCommands drafts, ComposeDraft draft, string path, JsonNode value)
    {
        var saved = await drafts.SaveAsync(
            Cast.Administrator, draft.Id, 1, SettingTree.With(Drafts.Of(draft.Text), path, value), ComposeAct.Filled, path);
        await drafts.ProposeAsync(Cast.Administrator, draft.Id, saved.Version);
        await drafts.ReleaseAsync(Cast.SecondAdministrator, draft.Id, TypedConfirmation.Expected(draft.ProgrammeId));
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
