namespace Funding.Workflows.Tests.Upkeep;

/// <summary>One mail a working day to each member, whatever was published since the last one.</summary>
public sealed class AuditDigestTests
{
    [Fact]
    public async Task A_member_has_one_mail_a_working_day_with_the_heads_of_all_their_chains()
    {
        await using var house = new RoundHouse(engineInMemory: true, officeHours: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        var heads = house.Get<AuditHeads>();

        // Monday, then the weekend and the next Monday; each day something happens in the round and in the system.
        await heads.PublishAsync();
        await heads.PublishAsync();
        Assert.Single(await MailsAsync(house));
        foreach (var day in (int[])[7, 8, 9])
        {
            await run.AdvanceToAsync(new DateTimeOffset(2026, 3, day, 0, 5, 0, ShanghaiTime.Offset));
            await house.Get<PeopleCommands>().GrantAsync(Cast.Administrator, $"o{day}@office.example", new RoleGrant(Role.Officer));
            await run.SubmitAsync(day);
            Assert.Equal(2, await heads.PublishAsync());
        }

        await run.AdvanceToAsync(new DateTimeOffset(2026, 3, 9, 9, 0, 0, ShanghaiTime.Offset));
        var mails = await MailsAsync(house);
        Assert.Equal(2, mails.Count);
        Assert.Contains((await heads.LastAsync(AuditHeads.System))!.Hash, mails[0], StringComparison.Ordinal);
        Assert.Contains((await heads.LastAsync(run.Id))!.Hash, mails[0], StringComparison.Ordinal);
    }

    private static async Task<List<string>> MailsAsync(RoundHouse house)
    {
        await house.SettleAsync();
        var mailbox = house.Get<Mailbox>();
        var entries = (await mailbox.ListAsync(Cast.Chair.Name, 50)).Entries.Where(
            e => e.Subject.Contains("审计链", StringComparison.Ordinal));
        return [.. await Task.WhenAll(entries.Select(async e => (await mailbox.FindAsync(e.Id))!.Text))];
    }
}
