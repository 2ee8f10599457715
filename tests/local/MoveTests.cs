[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Funding.Local.Tests;

/// <summary>A round moves twice while it runs, through the command line: one machine → storage account → another machine.</summary>
public sealed class MoveTests(AzuriteFixture azurite) : IDisposable
{
    private const int Applications = 4;
    private readonly string scratch = Directory.CreateTempSubdirectory("funding-move-").FullName;

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    [Fact]
    public async Task A_round_moved_to_a_storage_account_and_back_ends_as_if_it_had_stayed()
    {
        var account = await azurite.ConnectionStringAsync();
        var (first, second, third) = (Path.Combine(scratch, "first"), Path.Combine(scratch, "second"), Path.Combine(scratch, "third"));
        var (there, back) = (Path.Combine(scratch, "there.zip"), Path.Combine(scratch, "back.zip"));
        Directory.CreateDirectory(first);
        var moment = await MovedRound.BeginAsync(
            first,
            Applications,
            r => r.ToAsync(CollegeStages.Review));

        await DoneAsync(null, "round", "export", CollegeStages.RoundId, there, "--data", first);
        var told = await DoneAsync(account, "round", "import", there, "--data", second);
        Assert.Contains($"{CollegeStages.RoundId}, {CollegeStages.Review}", told, StringComparison.Ordinal);
        await using (var house = new RoundHouse(new AzureStorageOptions { ConnectionString = account }))
            moment = await MovedRound.GoOnAsync(house, moment, Applications, r => r.ToAsync(CollegeStages.Approval));

        await DoneAsync(account, "round", "export", CollegeStages.RoundId, back, "--data", second);
        told = await DoneAsync(null, "round", "import", back, "--data", third);
        Assert.Contains($"{CollegeStages.RoundId}, {CollegeStages.Approval}", told, StringComparison.Ordinal);
        await VerifyFilesAsync(back);
        string outcome;
        await using (var house = new RoundHouse(folder: third))
        {
            await MovedRound.GoOnAsync(house, moment, Applications, r => r.PlayAsync());
            outcome = await OutcomeAsync(house);
        }

        Assert.Contains(
            "entries hold",
            await DoneAsync(null, "audit", "verify", "--round", CollegeStages.RoundId, "--data", third),
            StringComparison.Ordinal);
        await using var stayed = new RoundHouse(engineInMemory: true);
        await new RoundPlayer(stayed) { Applications = Applications }.PlayAsync();
        Assert.Equal(await OutcomeAsync(stayed), outcome);
    }

    private async Task VerifyFilesAsync(string archive)
    {
        var unzipped = Path.Combine(scratch, "unzipped");
        await ZipFile.ExtractToDirectoryAsync(archive, unzipped, TestContext.Current.CancellationToken);
        await DoneAsync(null, "audit", "verify", "--file", Path.Combine(unzipped, "audit.ndjson"));
        await DoneAsync(null, "ranking", "verify", "--file", Path.Combine(unzipped, "ranking.json"));
    }

    private static async Task<string> DoneAsync(string? account, params string[] command)
    {
        var settings = account is null ? new Dictionary<string, string>() : new() { [LocalOptions.AzureVariable] = account };
        var (code, output, error) = await FundingProcess.RunWithAsync(settings, command);
        Assert.True(code == 0, $"{output}\n{error}");
        return output;
    }

    /// <summary>The ranking, each mail once, each act once.</summary>
    private static async Task<string> OutcomeAsync(RoundHouse house)
    {
        var tables = house.Get<ITableStore>();
        var round = (await house.Get<RoundStore>().GetAsync(CollegeStages.RoundId)).Value;
        Assert.Equal(RoundStanding.Announced, round.Standing);
        var mails = await tables.EnumerateAsync($"mail:{CollegeStages.RoundId}", KeyRange.Prefix("sent:")).Select(m => m.Key).ToListAsync();
        var acts = await tables.EnumerateAsync<AuditEntry>(RoundKeys.Partition(CollegeStages.RoundId), KeyRange.Prefix(AuditKeys.Entry))
            .Select(e => $"{e.Value.Note.Action} {e.Value.Note.Subject}")
            .ToListAsync();
        return string.Join('\n', [round.RankingHash!, .. mails, .. acts.Order(StringComparer.Ordinal)]);
    }
}
