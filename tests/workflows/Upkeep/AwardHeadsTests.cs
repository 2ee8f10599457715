using static Funding.Workflows.Tests.Awards.Earlier.EarlierLists;

namespace Funding.Workflows.Tests.Upkeep;

/// <summary>One root a day over the chains of awards that moved.</summary>
public sealed class AwardHeadsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_list_is_one_text_for_one_content_and_names_the_root_before()
    {
        ChainHead[] heads = [new("award:b-1", 12, new string('b', 64)), new("award:a-1", 3, new string('a', 64))];
        var text = ChainList.Of(new(2026, 3, 2), null, heads);
        Assert.Equal(
            $"funding/audit-heads/v1\n2026-03-02\n{new string('0', 64)}\n"
                + $"award:a-1 3 {new string('a', 64)}\naward:b-1 12 {new string('b', 64)}\n",
            text);
        Assert.Equal(text, ChainList.Of(new(2026, 3, 2), null, heads.Reverse()));
        Assert.Contains($"\n{new string('c', 64)}\n", ChainList.Of(new(2026, 3, 3), new string('c', 64), heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_day_those_that_moved_are_listed_and_a_head_in_a_list_verifies_its_chain()
    {
        await using var house = await HouseAsync();
        await TakeOverAsync(house, Enumerable.Range(1, 120).Select(n => Line(n)));
        var heads = house.Get<AuditHeads>();
        Assert.True(await heads.PublishAsync(Stop) > 0);
        var first = (await heads.LastAsync(AuditHeads.Awards, Stop))!;
        var lines = await LinesAsync(house, first);
        Assert.Equal(121, first.Sequence);
        Assert.Equal(121, lines.Count);
        Assert.Single(lines, l => l.StartsWith("award-lists ", StringComparison.Ordinal));
        Assert.Equal(0, await heads.PublishAsync(Stop));

        // A day on which nothing moves has no root.
        await DaysAsync(house, 1);
        await heads.PublishAsync(Stop);
        Assert.Equal(first, await heads.LastAsync(AuditHeads.Awards, Stop));

        await DaysAsync(house, 1);
        var id = (await house.Get<AwardRollStore>().ReadAsync(Stop))[7].Summary.Id;
        await house.Get<AwardChangeCommands>().SuspendAsync(Cast.Administrator, id, new("运行不正常，需要整改。", "教职成〔2026〕8号"), Stop);
        await house.SettleAsync(Stop);
        await heads.PublishAsync(Stop);
        var second = (await heads.LastAsync(AuditHeads.Awards, Stop))!;
        Assert.Equal(1, second.Sequence);
        var named = Assert.Single(await LinesAsync(house, second)).Split(' ');
        Assert.Equal($"award:{id}", named[0]);
        Assert.Contains($"\n{first.Hash}\n", await TextAsync(house, second), StringComparison.Ordinal);
        var entries = await house.Get<ITableStore>()
            .EnumerateAsync<AuditEntry>(AwardKeys.Partition(id), KeyRange.Prefix(AuditKeys.Entry), Stop)
            .Select(e => e.Value).ToListAsync(Stop);
        var mark = new AuditHeadMark(long.Parse(named[1]), named[2]);
        Assert.Null(AuditChain.Verify(entries, mark));
        Assert.NotNull(AuditChain.Verify([entries[0]], mark));

        // What moves twice within the hour in which a process has listed it is published both times.
        await DaysAsync(house, 1);
        await house.Get<AwardChangeCommands>().ResumeAsync(Cast.Administrator, id, new("整改已经完成。", "教职成〔2026〕9号"), Stop);
        await house.SettleAsync(Stop);
        await heads.PublishAsync(Stop);
        Assert.NotEqual(second.Hash, (await heads.LastAsync(AuditHeads.Awards, Stop))!.Hash);
    }

    [Fact]
    public async Task A_commit_in_the_hour_of_a_publication_is_in_the_next_days_list()
    {
        await using var house = await HouseAsync();
        await TakeOverAsync(house, [Line(1)]);
        var heads = house.Get<AuditHeads>();
        await heads.PublishAsync(Stop);
        house.Clock.Advance(TimeSpan.FromMinutes(20));
        var id = (await house.Get<AwardRollStore>().ReadAsync(Stop))[0].Summary.Id;
        await house.Get<AwardChangeCommands>().SuspendAsync(Cast.Administrator, id, new("运行不正常，需要整改。", "教职成〔2026〕8号"), Stop);
        await house.SettleAsync(Stop);
        await DaysAsync(house, 1);
        await heads.PublishAsync(Stop);
        var last = (await heads.LastAsync(AuditHeads.Awards, Stop))!;
        Assert.Equal([$"award:{id}"], (await LinesAsync(house, last)).Select(l => l.Split(' ')[0]));
    }

    [Fact]
    public async Task Awards_that_were_there_before_are_listed_the_first_time()
    {
        await using var house = await HouseAsync();
        await TakeOverAsync(house, [Line(1), Line(2)]);
        await foreach (var (_, chain) in house.Get<ActivePartitions>().MovedAsync(Stop))
        {
            await house.Get<ITableStore>().CommitAsync("active", RowCodec.Delete(chain), Stop);
        }

        await house.Get<AuditHeads>().PublishAsync(Stop);
        Assert.Equal(3, (await house.Get<AuditHeads>().LastAsync(AuditHeads.Awards, Stop))!.Sequence);
    }

    [Fact]
    public async Task Thousands_of_awards_cost_a_day_as_much_as_those_that_moved()
    {
        await using var house = await HouseAsync();
        await TakeOverAsync(house, Enumerable.Range(1, 300).Select(n => Line(n)));
        var heads = house.Get<AwardHeads>();
        var today = ShanghaiTime.DayOf(house.Clock.GetUtcNow());
        await heads.PublishAsync(today, Stop);
        await DaysAsync(house, 1);
        await heads.PublishAsync(today.AddDays(1), Stop);
        await DaysAsync(house, 1);
        var id = (await house.Get<AwardRollStore>().ReadAsync(Stop))[0].Summary.Id;
        await house.Get<AwardChangeCommands>().SuspendAsync(Cast.Administrator, id, new("运行不正常，需要整改。", "教职成〔2026〕8号"), Stop);
        await house.SettleAsync(Stop);

        using (StorageMeter.Measure(out var reading))
        {
            await heads.PublishAsync(today.AddDays(2), Stop);
            Assert.InRange(reading.Sum, 1, 6);
        }
    }

    [Fact]
    public async Task The_committee_is_told_the_root_and_an_auditor_takes_a_chain_away()
    {
        await using var house = await HouseAsync();
        await house.Get<PeopleStore>().GrantAsync(Cast.Chair.Name, new RoleGrant(Role.Committee), "主任");
        await TakeOverAsync(house, [Line(1)]);
        await house.Get<AuditHeads>().PublishAsync(Stop);
        await house.SettleAsync(Stop);
        var root = (await house.Get<AuditHeads>().LastAsync(AuditHeads.Awards, Stop))!.Hash;
        var mailbox = house.Get<Mailbox>();
        var mail = await mailbox.FindAsync((await mailbox.ListAsync(Cast.Chair.Name, 20)).Entries[0].Id);
        Assert.Contains(root, mail!.Text, StringComparison.Ordinal);

        var id = (await house.Get<AwardRollStore>().ReadAsync(Stop))[0].Summary.Id;
        using var output = new MemoryStream();
        await house.Get<AuditExport>().WriteAwardAsync(Cast.Administrator, id, output, () => { }, Stop);
        Assert.Contains("award-taken-over", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(
            () => house.Get<AuditExport>().WriteAwardAsync(Cast.Officer, id, Stream.Null, () => { }, Stop));
    }

    private static async Task<RoundHouse> HouseAsync()
    {
        var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        return house;
    }

    private static async Task TakeOverAsync(RoundHouse house, IEnumerable<string> lines)
    {
        var imports = house.Get<EarlierImportCommands>();
        var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", Csv(lines), Stop);
        await imports.TakeOverAsync(Cast.Administrator, report.List!, Stop);
        await house.SettleAsync(Stop);
    }

    private static async Task DaysAsync(RoundHouse house, int days) =>
        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(days), Stop);

    private static async Task<string> TextAsync(RoundHouse house, PublishedHead head)
    {
        await using var list = (await house.Get<AwardHeads>().ListAsync(head.Day, Stop))!;
        using var reader = new StreamReader(list, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(Stop);
        Assert.Equal(head.Hash, Sha256Hex.Of(text));
        return text;
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(RoundHouse house, PublishedHead head) =>
        (await TextAsync(house, head)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[3..];
}
