using Funding.Workflows.Tests.People;
using Funding.Workflows.Tests.Stages.Defence;

namespace Funding.Workflows.Tests.Calendars;

public sealed class FeedQueriesTests
{
    [Fact]
    public async Task Everybody_reads_what_lies_on_their_own_days_and_of_others_no_name_and_no_number()
    {
        await using var house = await DefenceHouse.PublishedAsync();
        var play = house.Play;
        var sessions = await play.SessionsAsync();
        var member = Cast.ExpertOf(sessions[0].Panel[0]);

        var expert = await OwnAsync(play, member);
        var own = sessions.Where(s => s.Panel.Contains(member.PersonId)).ToList();
        Assert.Equal(
            own.Select(s => (s.Place.Day, s.Place.From, s.Place.To)).Order(),
            expert.Select(e => (e.First, e.From!.Value, e.To!.Value)).Order());
        var applicant = Cast.ApplicantOf(sessions[0].CaseId);
        var asked = Assert.Single(await OwnAsync(play, applicant));
        Assert.Equal((sessions[0].Place.Day, sessions[0].Place.From), (asked.First, asked.From));
        var officer = await OwnAsync(play, Cast.Officer);
        var round = await play.RoundAsync();
        Assert.Equal(round.Stages.Where(s => s.Closes is not null).Select(s => s.Closes!.Value), officer.Select(e => e.First));
        Assert.Contains(await OwnAsync(play, Cast.Administrator), e => e.First < e.Last);
        Assert.Empty(await OwnAsync(play, Cast.Citizen));

        var text = CalendarFile.Of(
            FeedEntries.NameOfOwn, [.. expert, .. officer], "zh", path => new Uri("https://site.example" + path), play.Time.Now);
        Assert.All(sessions, s => Assert.DoesNotContain(s.OrganisationName, text, StringComparison.Ordinal));
        Assert.All(sessions, s => Assert.DoesNotContain(s.CaseId, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_expert_has_the_last_day_to_answer_and_the_last_day_to_sign()
    {
        await using var house = new DefenceHouse();
        await house.Play.ToAsync(new(PanelReviewStage.Kind));
        await house.Play.SettleAsync();
        var sheet = (await house.Play.SheetsAsync())[0];
        var round = await house.Play.RoundAsync();

        Assert.Equal(
            [sheet.AnswerBy, round.CloseOf(PanelReviewStage.Kind)],
            (await OwnAsync(house.Play, Cast.ExpertOf(sheet.ExpertId))).Select(e => e.First).Order());
    }

    [Fact]
    public async Task An_address_that_was_renewed_or_ended_reads_nothing_and_a_day_has_ten()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var person = await house.Get<PeopleStore>().GetOrCreateAsync("applicant@college.example");
        var (actor, addresses) = (person.AsActor("session:test"), house.Get<CalendarAddressCommands>());

        Assert.Null(await addresses.FindAsync(actor));
        var first = await TokenAsync(house.Services, actor);
        var second = await TokenAsync(house.Services, actor);
        Assert.Equal("link-revoked", await AddressHouse.RefusalOf(() => house.Get<FeedQueries>().OwnAsync(first)));
        Assert.Empty((await house.Get<FeedQueries>().OwnAsync(second)).Entries);
        await addresses.EndAsync(actor);
        Assert.Equal("link-revoked", await AddressHouse.RefusalOf(() => house.Get<FeedQueries>().OwnAsync(second)));
        Assert.Equal("link-malformed", await AddressHouse.RefusalOf(() => house.Get<FeedQueries>().OwnAsync(second[..^1])));

        for (var made = 2; made < CalendarAddressCommands.MostADay; made++)
            await addresses.RenewAsync(actor);
        Assert.Equal("calendar-address-too-many", await AddressHouse.RefusalOf(() => addresses.RenewAsync(actor)));
        Assert.Equal(
            CalendarAddressCommands.MostADay + 1,
            (await house.NotesAsync(person.Id)).Count(n => n.Action.StartsWith("calendar-address-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_link_of_another_purpose_and_a_closed_account_read_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var person = await house.Get<PeopleStore>().GetOrCreateAsync("applicant@college.example");
        var token = await TokenAsync(house.Services, person.AsActor("session:test"));
        var (links, feeds) = (house.Get<LinkService>(), house.Get<FeedQueries>());
        var other = await links.IssueAsync(person.Id, new()
        {
            Purpose = LinkPurpose.Apply,
            Subject = "r",
            ExpiresAt = house.Clock.GetUtcNow().AddDays(1),
        });

        Assert.Equal("link-wrong-purpose", await AddressHouse.RefusalOf(() => feeds.OwnAsync(links.TokenOf(other))));
        Assert.Equal("link-wrong-purpose", await AddressHouse.RefusalOf(() => links.FindAsync(token, LinkPurpose.Apply)));
        await house.Get<PeopleStore>().ChangeAsync(person.Id, p => p with { Disabled = true });
        Assert.Equal("link-revoked", await AddressHouse.RefusalOf(() => feeds.OwnAsync(token)));
    }

    private static async Task<IReadOnlyList<CalendarEntry>> OwnAsync(Player play, Actor actor) =>
        (await play.Get<FeedQueries>().OwnAsync(await TokenAsync(play.Get<IServiceProvider>(), actor))).Entries;

    private static async Task<string> TokenAsync(IServiceProvider services, Actor actor)
    {
        var people = services.GetRequiredService<PeopleStore>();
        if (await people.FindAsync(actor.PersonId) is null)
            await people.GetOrCreateAsync(actor.Name);
        var addresses = services.GetRequiredService<CalendarAddressCommands>();
        await addresses.RenewAsync(actor);
        return services.GetRequiredService<LinkService>().TokenOf((await addresses.FindAsync(actor))!);
    }
}
