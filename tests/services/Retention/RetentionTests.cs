using Funding.Services.Audit;
using Funding.Services.Mail;
using Funding.Services.Retention;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Tests.Support.Rounds;
using Funding.Workflows.Orchestration;

namespace Funding.Services.Tests.Retention;

public sealed class RetentionTests
{
    [Fact]
    public async Task Three_years_after_the_announcement_histories_and_links_are_gone_and_the_awards_stay()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundRun(house, applications: 5, expertsOfEachParty: 4);
        await run.RunAsync();

        var early = await house.Get<RetentionJob>().RunAsync();
        house.Clock.Advance(TimeSpan.FromDays(1200));
        var late = await house.Get<RetentionJob>().RunAsync();
        var again = await house.Get<RetentionJob>().RunAsync();

        Assert.Equal(0, early.Links);
        Assert.True(early.Histories < late.Histories, $"{early.Histories} histories went at once, {late.Histories} later");
        Assert.True(late.Links > 0);
        Assert.Equal(2, late.Applications);
        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0, 0), again);
        Assert.Empty((await house.Engine.QueryAsync(new OrchestrationQuery())).Instances);
        Assert.NotNull((await run.RoundAsync()).RankingHash);
    }

    [Fact]
    public async Task Heads_are_published_once_a_day_and_mailed_to_the_committee()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundRun(house);
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await house.SettleAsync();
        var heads = house.Get<AuditHeads>();

        var first = await heads.PublishAsync();
        var sameDay = await heads.PublishAsync();
        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        await run.SubmitAsync(2);
        await house.SettleAsync();
        var nextDay = await heads.PublishAsync();
        await house.SettleAsync();

        Assert.Equal((1, 0, 1), (first, sameDay, nextDay));
        var listed = (await heads.ListAsync(RoundRun.RoundId)).Items;
        Assert.Equal(2, listed.Count);
        Assert.True(listed[0].Value.Sequence > listed[1].Value.Sequence);
        var mailbox = house.Get<Mailbox>();
        var texts = await Task.WhenAll((await mailbox.ListAsync(RoundRun.Committee[0].Name, 20)).Entries.Select(async e => (await mailbox.FindAsync(e.Id))!.Text));
        Assert.Contains(texts, text => text.Contains(listed[0].Value.Hash, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_persons_export_has_their_own_applications_and_nobody_elses()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundRun(house);
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await run.SubmitAsync(2);
        await house.SettleAsync();

        var data = await house.Get<PersonalDataExport>().OfAsync(RoundRun.Applicant(1));

        Assert.Equal("applicant1@college.example", data.Person.Email);
        Assert.Equal([RoundRun.ApplicationId(1)], data.Applications.Select(a => a.Application.Id));
        Assert.NotEmpty(data.Applications[0].Answers.Owners);
    }
}
