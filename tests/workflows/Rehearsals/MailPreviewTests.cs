using Funding.Workflows.Tests.Compose;

namespace Funding.Workflows.Tests.Rehearsals;

public sealed class MailPreviewTests
{
    [Fact]
    public async Task Mails_of_a_draft_that_is_in_no_catalogue_are_one_of_each_kind_and_reader()
    {
        await using var house = new RoundHouse(engineInMemory: true, configure: services => services
            .AddSingleton(ShippedCatalogue.Catalogue.ForAnotherHost())
            .AddSingleton<IRehearsalPlayer>(provider => new ProgrammePlayer(
                provider.GetRequiredService<Catalogue>(), MailSamples.Options, RehearsalBudget.Usual)));
        await house.StartAsync();
        var drafts = house.Get<ComposeCommands>();
        var draft = await drafts.BeginAsync(Cast.Administrator, SmallGrants.Text);

        var preview = await house.Get<MailPreviewCommands>().PlayAsync(Cast.Administrator, draft.Id);

        Assert.Null(preview.Trouble);
        Assert.Equal(preview.Mails.Count, preview.Mails.DistinctBy(m => (m.Template, m.Reader)).Count());
        string[] kinds = ["DraftReminder", "LetterAwarded", "ObjectionUpheldAgainstYou", "ObjectionDismissedForYou"];
        Assert.Empty(kinds.Except(preview.Mails.Select(m => m.Template)));
        Assert.Contains(preview.Mails, m => m.Text.Contains("小额资助", StringComparison.Ordinal));
        Assert.Equal(preview.Mails.Count, (await house.Get<MailPreviewStore>().FindAsync(draft.Id))!.Mails.Count);
        Assert.Throws<RefusedException>(() => house.Get<Catalogue>().Programme(SmallGrants.Id));
        Assert.Empty((await house.Get<RoundStore>().ListAsync(null, 10)).Items);

        draft = await drafts.SaveAsync(
            Cast.Administrator, draft.Id, 1, SettingTree.With(Drafts.Small, "stages[0].days", "ten"), ComposeAct.Filled, "stages[0]");
        var faulty = await Assert.ThrowsAsync<RefusedException>(
            () => house.Get<MailPreviewCommands>().PlayAsync(Cast.Administrator, draft.Id));
        Assert.Equal("programme-has-faults", faulty.Refusals[0].Code);
        await Assert.ThrowsAsync<RefusedException>(() => house.Get<MailPreviewCommands>().PlayAsync(Cast.Officer, draft.Id));
    }
}
