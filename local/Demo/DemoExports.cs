namespace Funding.Local.Demo;

/// <summary>What anyone would download at the end, checked by the commands anyone would run on it.</summary>
internal sealed record DemoExports(string Folder, IReadOnlyDictionary<string, string> Verified)
{
    /// <param name="money">There is a ledger to take away.</param>
    public static async Task<DemoExports> MakeAsync(
        DemoYear year, string dataFolder, bool money, Func<string[], Terminal, Task<int>> command)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "exports", year.ProgrammeId)).FullName;
        string Named(string name) => Path.Combine(folder, name);
        var admin = await year.AdministratorAsync();
        var member = await year.AsAsync(Persons.FirstMember, Role.Committee);
        await admin.DownloadAsync($"/rounds/{year.Round}/audit", Named("audit.ndjson"));
        await member.DownloadAsync($"/rounds/{year.Round}/ranking/committee-file", Named("ranking-committee.json"));
        await member.DownloadAsync($"/rounds/{year.Round}/ranking/public-file", Named("ranking-public.json"));
        await admin.DownloadAsync($"/rounds/{year.Round}/draw/record", Named("draw.json"));

        if (money)
        {
            await File.WriteAllBytesAsync(Named("allocation.json"), await year.PublicAsync(PublicLinks.AllocationFile(year.Round)));
            await admin.DownloadAsync(
                MoneyStage.LineOf(year).Replace(MoneyLinks.Year, "/budget-lines", StringComparison.Ordinal) + "/ledger",
                Named("ledger.ndjson"));
        }

        var head = await admin.GetAsync($"/rounds/{year.Round}/audit/head");
        var round = await year.RoundAsync();
        var hash = round.GetProperty("rankingHash").GetString()!;
        var verified = new Dictionary<string, string>
        {
            ["audit verify"] = await SaidAsync(
                "audit", "verify", "--file", Named("audit.ndjson"), "--head",
                $"{head.GetProperty("sequence").GetInt64()}:{head.GetProperty("hash").GetString()}"),
            ["ranking verify (committee)"] = await SaidAsync(
                "ranking", "verify", "--file", Named("ranking-committee.json"), "--hash", hash),
            ["ranking verify (public)"] = await SaidAsync("ranking", "verify", "--file", Named("ranking-public.json"), "--hash", hash),
            ["draw verify"] = await SaidAsync(
                "draw", "verify", "--file", Named("draw.json"), "--commitment",
                round.GetProperty("draw").GetProperty("commitment").GetString()!),
        };
        if (money)
        {
            verified["allocation verify"] = await SaidAsync("allocation", "verify", "--file", Named("allocation.json"));
            verified["ledger verify"] = await SaidAsync("ledger", "verify", "--file", Named("ledger.ndjson"));
        }

        return new DemoExports(folder, verified);

        // Empty where the command succeeded, else what it said.
        async Task<string> SaidAsync(params string[] arguments)
        {
            using var output = new StringWriter();
            var code = await command(arguments, Terminal.Plain(output, output));
            return code == ExitCode.Done ? "" : output.ToString().Trim();
        }
    }
}
