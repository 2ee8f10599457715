namespace Funding.Workflows.Tests.Submission;

public sealed class DraftCommandsTests
{
    [Fact]
    public async Task Pages_of_one_draft_saved_at_once_on_several_hosts_are_all_kept()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var (run, draft) = await DraftAsync(house);
        var pages = FieldsSettings.Of(run.Programme);
        Assert.True(pages.Count >= 5);
        // What hosts have in common is the store: each has its own commands.
        await Task.WhenAll(pages.Select((page, n) => Task.Run(() =>
            Host(house).SaveFieldsAsync(
                Cast.Applicant(1), CollegeStages.RoundId, draft.Id, page.Fields.ToDictionary(f => f.Id, _ => $"{n}"), seen: null))));
        var kept = await house.Get<ApplicationStore>().ReadAnswersAsync(await run.ApplicationAsync(draft.Id));
        Assert.All(pages.Index(), page => Assert.All(page.Item.Fields, field => Assert.Equal($"{page.Index}", kept.Fields[field.Id])));
    }

    [Fact]
    public async Task What_a_colleague_stored_on_the_page_meanwhile_is_not_written_over_unseen()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var (run, draft) = await DraftAsync(house);
        var field = FieldsSettings.Find(run.Programme, FieldMeaning.Title)!.Id;
        var seen = FieldsDraftCommands.VersionOf(Answers.Empty, [field]);
        var stored = await Host(house).SaveFieldsAsync(
            Cast.Applicant(1), CollegeStages.RoundId, draft.Id, new Dictionary<string, string> { [field] = "甬江学院" }, seen);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Host(house).SaveFieldsAsync(
            Cast.Applicant(1), CollegeStages.RoundId, draft.Id, new Dictionary<string, string> { [field] = "之江学院" }, seen));
        Assert.Equal("draft-changed", refused.Refusals[0].Code);
        Assert.Equal("甬江学院", (await run.ApplicationAsync(draft.Id)).Title);
        await Host(house).SaveFieldsAsync(
            Cast.Applicant(1), CollegeStages.RoundId, draft.Id, new Dictionary<string, string> { [field] = "之江学院" }, stored);
        Assert.Equal("之江学院", (await run.ApplicationAsync(draft.Id)).Title);
    }

    private static DraftCommands Host(RoundHouse house) => new(house.Get<ApplicationCommands>(), house.Get<ApplicationStore>());

    private static async Task<(RoundPlayer Run, Application Draft)> DraftAsync(RoundHouse house)
    {
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await house.Get<PeopleStore>().GetOrCreateAsync(Cast.Applicant(1).Name);
        return (run, await house.Get<ApplicationCommands>().CreateAsync(
            Cast.Applicant(1),
            CollegeStages.RoundId,
            new NewApplication(Cast.CodeOf(1), "第1职业技术学院", run.Programme.Subject.Kinds[1].Id, "hangzhou")));
    }
}
