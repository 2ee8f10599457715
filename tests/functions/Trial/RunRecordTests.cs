using Funding.Tests.Support.Rounds;

namespace Funding.Functions.Tests.Trial;

public sealed class RunRecordTests
{
    private const string Programme = "certificate-pilots";

    [Fact]
    public async Task The_same_play_in_two_installations_leaves_the_same()
    {
        var compared = RunComparison.Of(await PlayedAsync(), await PlayedAsync());
        Assert.All(compared, section => Assert.Empty(section.Missing.Concat(section.More)));
        Assert.All(
            (string[])["rounds and applications", "acts of rounds", "acts of the system", "acts of awards", "awards", RunRecord.Letters],
            name => Assert.NotEqual(0, compared.Single(s => s.Name == name).Same));
    }

    private static async Task<RunRecord> PlayedAsync()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await new FilePlay(house.Services, house.Time, Programme, house.StartAsync).PlayAsync();
        var round = Round.IdOf(ShippedCatalogue.Catalogue.Programme(Programme), 2026, 1);
        _ = await house.Get<ApiTokens>().IssueAsync(Cast.Administrator.Name, Role.Administrator, null, TimeSpan.FromDays(7));
        await house.Time.SettleAsync();
        return await RunRecord.ReadAsync(house.Get<ITableStore>(), [round], exports: "");
    }
}
