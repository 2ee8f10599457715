using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Funding.Workflows.Tests.Rounds;

/// <summary>The roll of a round's applications: what it costs, that it is never behind, and what each reader finds in it.</summary>
public sealed class ApplicationRollTests : IAsyncLifetime
{
    private static readonly RollForm<RolledApplication> Form = ApplicationRollForm.Of(
        ["hangzhou", "ningbo"], ["higher-vocational-college"], Enum.GetValues<ApplicationState>());

    private readonly RoundHouse house = new(engineInMemory: true);
    private RoundPlayer round = null!;

    private ApplicationRollStore Rolls => house.Get<ApplicationRollStore>();

    public async ValueTask InitializeAsync()
    {
        round = new RoundPlayer(house) { Applications = 4, DeskOf = number => number % 2 == 1 ? "ningbo" : "hangzhou" };
        await round.LaunchAsync();
        foreach (var number in Enumerable.Range(1, 4))
        {
            await round.SubmitAsync(number);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await house.SettleAsync();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task An_unchanged_roll_costs_one_transaction_and_a_changed_one_is_read_again()
    {
        Assert.Equal(4, (await Rolls.ReadAsync(round.Id)).Count);
        Assert.Equal(1, await CostAsync(() => Rolls.ReadAsync(round.Id)));

        await round.DraftAsync(7);
        Assert.Equal(2, await CostAsync(() => Rolls.ReadAsync(round.Id)));
        Assert.Equal(1, await CostAsync(() => Rolls.ReadAsync(round.Id)));
    }

    [Fact]
    public async Task A_change_shows_in_the_very_next_read_whether_or_not_it_is_on_record()
    {
        var before = await Rolls.ReadAsync(round.Id);
        var stored = await house.Get<ApplicationStore>().GetAsync(round.Id, Cast.ApplicationId(2));
        await house.Get<CommitWriter>().SaveAsync(new Commit(RoundKeys.Partition(round.Id)).ReplaceApplication(
            stored, stored.Value with { Title = "改名产业学院" }));
        Assert.Equal([Cast.ApplicationId(2)], await FoundAsync("q=gmcy"));

        // The others are as they were, and what was prepared of them is kept.
        var after = await Rolls.ReadAsync(round.Id);
        Assert.Equal(3, before.Intersect(after).Count());

        var third = Cast.ApplicationId(3);
        await house.Get<WithdrawalCommands>().WithdrawAsync(Cast.Applicant(3), round.Id, third, third[^4..], null);
        Assert.Equal([Cast.ApplicationId(3)], await FoundAsync("state=Withdrawn"));
    }

    [Fact]
    public async Task Many_changes_in_one_commit_move_the_roll_once()
    {
        var commit = new Commit(RoundKeys.Partition(round.Id));
        foreach (var number in Enumerable.Range(1, 4))
        {
            var stored = await house.Get<ApplicationStore>().GetAsync(round.Id, Cast.ApplicationId(number));
            commit.ReplaceApplication(stored, stored.Value with { DeskRank = number });
        }

        Assert.Equal((4 * 3) + 1, commit.Count);
        await house.Get<CommitWriter>().SaveAsync(commit);
    }

    [Theory]
    [InlineData("desk=ningbo", 1, 3)]
    [InlineData("desk=ningbo&state=Submitted&sort=-submitted", 3, 1)]
    [InlineData("state=Draft")]
    public async Task The_office_filters_and_sorts_by_the_address(string query, params int[] numbers) =>
        Assert.Equal(numbers.Select(Cast.ApplicationId), await FoundAsync(query));

    [Fact]
    public async Task An_application_is_found_by_its_number_and_the_credit_code_in_full_width_too()
    {
        var id = Cast.ApplicationId(2);
        Assert.Equal([id], await FoundAsync($"q={id}"));
        Assert.Equal([id], await FoundAsync($"q={new string([.. id[..18].ToLowerInvariant().Select(c => (char)(c + 0xFEE0))])}"));
    }

    [Fact]
    public async Task A_desk_finds_and_counts_neither_drafts_nor_what_another_desk_has()
    {
        await round.DraftAsync(9);
        var list = DeskList.Of(new DeskQuota("ningbo", 3, [Cast.ApplicationId(3)]), await Rolls.ReadAsync(round.Id), RollQuery.All);
        Assert.Equal([Cast.ApplicationId(3)], list.Ranked.Select(a => a.Id));
        Assert.Equal([Cast.ApplicationId(1)], list.Others.Items.Select(a => a.Id));
        Assert.Equal((1, 1), (list.Others.Total, list.Others.CountOf(ApplicationRollForm.State, "Submitted")));
        Assert.Equal(0, list.Others.CountOf(ApplicationRollForm.State, "Draft"));
        var other = RollQuery.All with { Text = Cast.ApplicationId(2) };
        Assert.Empty(DeskList.Of(new DeskQuota("ningbo", 3, []), await Rolls.ReadAsync(round.Id), other).Others.Items);
    }

    private async Task<IEnumerable<string>> FoundAsync(string query) => Roll.Of(
        await Rolls.ReadAsync(round.Id), Form,
        RollQuery.Of(new QueryCollection(QueryHelpers.ParseQuery(query)), Form)).Items.Select(a => a.Summary.Id);

    private static async Task<long> CostAsync(Func<Task> read)
    {
        using (StorageMeter.Measure(out var reading))
        {
            await read();
            return reading.Sum;
        }
    }
}
