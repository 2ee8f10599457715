namespace Funding.Contract.Tests;

/// <summary>Whoever a kind says is waited for is reminded by its own mail, once a day, with a link that opens for them.</summary>
public sealed class RemindingTests
{
    /// <summary>Kinds that wait for nobody but for themselves: their lines have no button.</summary>
    private static readonly string[] Silent = [RankingStage.Kind, AnnouncementStage.Kind, RulesStage.Kind];

    [Theory]
    [MemberData(nameof(PlayedFiles.All), MemberType = typeof(PlayedFiles))]
    public async Task Who_waits_and_can_be_reminded_gets_one_mail_with_a_working_link(string file)
    {
        await using var played = new PlayedFile(file);
        var (stages, reminded) = (new HashSet<string>(), new HashSet<string>());
        await foreach (var _ in played.Play.PointsAsync())
        {
            if (await played.Play.RoundAsync() is not { IsFinished: false } round)
            {
                continue;
            }

            foreach (var stage in round.PresentStages())
            {
                // Behind a stage that decides a case for good stands nobody's.
                if (stage.Id == round.Stage || await played.Play.Get<OpenCases>().AnyAsync(played.Play.Id, stage.Id))
                {
                    stages.Add(stage.Kind);
                }

                if (await OfStageAsync(played, stage) || (!reminded.Contains(stage.Kind) && await NextDayAsync(played, stage)))
                {
                    reminded.Add(stage.Kind);
                }
            }
        }

        Assert.Equal(stages.Except(Silent).Order(), reminded.Order());
    }

    /// <returns>Whether anybody was reminded.</returns>
    private static async Task<bool> OfStageAsync(PlayedFile played, PlannedStage stage)
    {
        var any = false;
        foreach (var waited in await WaitedAsync(played, stage))
        {
            Assert.False(string.IsNullOrWhiteSpace(waited.What.Zh) || string.IsNullOrWhiteSpace(waited.What.En));
            Assert.True(waited.Reminder is not null || waited.Why is not null, $"{waited.Key} says neither how nor why not.");
            any |= waited.Reminder is not null && await RemindAsync(played, stage, waited);
        }

        return any;
    }

    /// <summary>Where the stage itself has just written to everybody, and their last day is neither this one nor the next.</summary>
    private static async Task<bool> NextDayAsync(PlayedFile played, PlannedStage stage)
    {
        var tomorrow = ShanghaiTime.DayOf(played.House.Clock.GetUtcNow()).AddDays(1);
        if (!(await WaitedAsync(played, stage)).Any(w => w.Reminder is not null && w.Until > tomorrow))
        {
            return false;
        }

        await played.Play.LaterAsync(1);
        return await OfStageAsync(played, stage);
    }

    private static async Task<List<Waited>> WaitedAsync(PlayedFile played, PlannedStage stage) =>
        await played.House.Get<StageFaces>().WaitedAsync(await played.Play.RoundAsync(), stage.Id).ToListAsync();

    /// <returns>False where it may not be now.</returns>
    private static async Task<bool> RemindAsync(PlayedFile played, PlannedStage stage, Waited waited)
    {
        var commands = played.House.Get<ReminderCommands>();
        var before = await played.ToldAsync(waited.Reminder!.Template);
        try
        {
            await commands.RemindAsync(Cast.Administrator, played.Play.Id, stage.Id.Id, waited.Key);
        }
        catch (RefusedException refused)
        {
            Assert.Contains(refused.Refusals[0].Code, (string[])["reminder-that-day", "reminder-over", "reminder-nobody"]);
            return false;
        }

        var again = await Assert.ThrowsAsync<RefusedException>(
            () => commands.RemindAsync(Cast.Administrator, played.Play.Id, stage.Id.Id, waited.Key));
        Assert.Equal("reminder-that-day", again.Refusals[0].Code);
        await played.Play.SettleAsync();

        var after = await played.ToldAsync(waited.Reminder.Template);
        var to = waited.Unnamed is null ? waited.Persons : await waited.Unnamed(default);
        Assert.NotEmpty(to);
        foreach (var person in to.Select(t => t.PersonId))
        {
            Assert.Equal(before.GetValueOrDefault(person) + 1, after.GetValueOrDefault(person));
            await OpensAsync(played, person, waited.Reminder);
        }

        Assert.Equal(before.Values.Sum() + to.Count, after.Values.Sum());
        return true;
    }

    private static async Task OpensAsync(PlayedFile played, string personId, Reminder reminder)
    {
        var person = (await played.House.Get<PeopleStore>().FindAsync(personId))!.Value;
        var mailbox = played.House.Get<Mailbox>();
        var links = played.House.Get<LinkService>();
        LinkRecord? link = null;
        foreach (var mail in (await mailbox.ListAsync(person.Email)).Entries.TakeWhile(_ => link?.Terms.Purpose != reminder.Link!.Purpose))
        {
            var address = Regex.Match((await mailbox.FindAsync(mail.Id))!.Html, "href=\"([^\"]+/link/[^\"]+)\"").Groups[1].Value;
            link = address.Length == 0 ? null : await links.OpenAsync(new Uri(address).AbsolutePath.Split('/')[^1]);
        }

        Assert.NotNull(link);
        Assert.Equal(reminder.Link!.Purpose, link.Terms.Purpose);
        Assert.Equal(personId, link.PersonId);
        var holder = played.House.Services.GetServices<ILinkHolder>().Single(h => h.Purposes.Contains(link.Terms.Purpose));
        Assert.True(await holder.HoldsAsync(link, person, default), $"{reminder.Template.Name} opens nothing for {person.Email}.");
    }
}
