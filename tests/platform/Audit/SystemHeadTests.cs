namespace Funding.Platform.Tests.Audit;

/// <summary>The chain that is no round's: who got which role, which tokens were issued.</summary>
public sealed class SystemHeadTests
{
    private const string Member = "chair@office.example";

    [Fact]
    public async Task Its_head_is_published_and_mailed_once_a_day_when_it_has_moved()
    {
        await using var house = await OpenAsync();
        var heads = house.Get<AuditHeads>();
        var before = await heads.PublishAsync();
        await GrantAsync(house, "first@office.example");

        var first = await heads.PublishAsync();
        await GrantAsync(house, "second@office.example");
        var sameDay = await heads.PublishAsync();
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(1));
        var nextDay = await heads.PublishAsync();
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(1));
        var unmoved = await heads.PublishAsync();
        await house.SettleAsync();

        Assert.Equal((0, 1, 0, 1, 0), (before, first, sameDay, nextDay, unmoved));
        var listed = (await heads.ListAsync(AuditHeads.System)).Items.Select(h => h.Value).ToList();
        Assert.Equal([2, 1], listed.Select(h => h.Sequence));
        var mails = await Task.WhenAll(
            (await house.Get<Mailbox>().ListAsync(Member, 20)).Entries.Select(
                async e => (await house.Get<Mailbox>().FindAsync(e.Id))!.Text));
        Assert.All(listed, head => Assert.Single(mails, text => text.Contains(head.Hash, StringComparison.Ordinal)));
        Assert.Equal(2, mails.Length);
    }

    [Fact]
    public async Task A_role_rewritten_after_its_head_was_published_is_found_out()
    {
        await using var house = await OpenAsync();
        await GrantAsync(house, "first@office.example");
        await GrantAsync(house, "second@office.example");
        await house.Get<AuditHeads>().PublishAsync();
        var published = (await house.Get<AuditHeads>().LastAsync(AuditHeads.System))!;
        var mark = new AuditHeadMark(published.Sequence, published.Hash);
        var entries = await house.Get<ITableStore>()
            .EnumerateAsync<AuditEntry>(HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry))
            .Select(e => e.Value)
            .ToListAsync();

        Assert.Null(AuditChain.Verify(entries, mark));
        // Chained anew, so that by itself it holds.
        var first = AuditChain.Link(AuditHead.Empty, entries[0].Note with { Actor = "somebody-else" });
        var second = AuditChain.Link(AuditHead.Empty with { Sequence = 1, Hash = first.Hash }, entries[1].Note);
        Assert.Null(AuditChain.Verify([first, second]));
        Assert.Equal(2, AuditChain.Verify([first, second], mark)!.Sequence);
    }

    [Fact]
    public async Task Its_export_is_for_who_may_export_the_audit()
    {
        await using var house = await OpenAsync();
        await GrantAsync(house, "first@office.example");
        using var output = new MemoryStream();

        await house.Get<AuditExport>().WriteAsync(Cast.Administrator, AuditHeads.System, output, () => { });

        Assert.Contains("role-granted", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => house.Get<AuditExport>().WriteAsync(
            Cast.Officer, AuditHeads.System, Stream.Null, () => { }));
    }

    private static async Task<RoundHouse> OpenAsync()
    {
        var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        await house.Get<PeopleStore>().GrantAsync(Member, new RoleGrant(Role.Committee), "陈主任");
        return house;
    }

    private static async Task GrantAsync(RoundHouse house, string email)
    {
        await house.Get<PeopleCommands>().GrantAsync(Cast.Administrator, email, new RoleGrant(Role.Officer));
        await house.SettleAsync();
    }
}
