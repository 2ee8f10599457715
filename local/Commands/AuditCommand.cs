namespace Funding.Local.Commands;

/// <summary><c>audit verify</c>: of an export, offline, or of the installation itself.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataOption.Create();
        var file = new Option<string?>("--file") { HelpName = "export.ndjson", Description = "核验导出的文件，无需安装 / Check an export, offline" };
        var round = new Option<string?>("--round") { HelpName = "ID", Description = "只核验一轮 / Check one round; all chains by default" };
        var award = new Option<string?>("--award") { HelpName = "ID", Description = "只核验一项认定 / Check one award" };
        var system = new Option<bool>("--system")
        {
            Description = "只核验系统自身的链（权限、令牌、账户） / Check the system's own chain only: roles, tokens, accounts"
        };
        var head = new Option<string?>("--head")
        {
            HelpName = "SEQ:HASH",
            Description = "须包含的已公布链首 / A published head the chain must contain"
        };
        var verify = new Command("verify", "核验审计链，指出第一条不符的记录 / Check the audit chain and name the first broken entry")
        {
            data, file, round, award, system, head
        };
        verify.Validators.Add(result =>
        {
            var chosen = new[]
            {
                result.GetValue(file) is not null, result.GetValue(round) is not null, result.GetValue(award) is not null,
                result.GetValue(system),
            }.Count(c => c);
            if (chosen > 1)
                result.AddError("--file、--round、--award、--system 只能用其一 / use one of --file, --round, --award and --system");
            if (result.GetValue(head) is not null && chosen == 0)
                result.AddError("--head 须与 --file、--round、--award 或 --system 同用 / --head needs --file, --round, --award or --system");
        });
        verify.SetAction(async (parsed, cancellation) =>
        {
            var mark = parsed.GetValue(head) is { } text ? Mark(text) : null;
            if (parsed.GetValue(file) is { } path)
                return Tell(terminal, path, Checked(path, mark), lines: true);
            await using var owner = await CallTarget.OpenAsync(DataOption.Existing(parsed.GetValue(data)), cancellation);
            var all = await owner.AskAsync(CommandCalls.Audit, new AuditRequest(null, null), cancellation);
            var wanted = parsed.GetValue(round) is { } id
                ? [RoundKeys.Partition(id)]
                : parsed.GetValue(award) is { } awarded
                ? [AwardKeys.Partition(awarded)]
                : parsed.GetValue(system)
                ? [HomeKeys.System]
                : all.Partitions;
            if (wanted.Except(all.Partitions).FirstOrDefault() is { } unknown)
                throw new CommandException(AwardKeys.IsAward(unknown)
                    ? $"没有这项认定 / there is no such award: {AwardKeys.IdOf(unknown)}"
                    : $"没有这一轮 / there is no such round: {RoundKeys.RoundIdOf(unknown)}");
            var code = ExitCode.Done;
            foreach (var partition in wanted)
                code = Math.Max(code, Tell(terminal, partition, Chain.Check(await EntriesAsync(owner, partition, cancellation), mark)));
            return code;
        });
        return new Command("audit", "审计 / The audit chain") { verify };
    }

    /// <param name="lines">Whether <paramref name="what"/> is a file, an entry a line.</param>
    private static int Tell(Terminal terminal, string what, Chain chain, bool lines = false)
    {
        var line = lines && chain.Break is not null ? string.Create(CultureInfo.InvariantCulture, $":{chain.Read}") : "";
        terminal.Out.WriteLine(chain.Break is { } broken
            ? string.Create(
                CultureInfo.InvariantCulture, $"{what}{line}: 第 {broken.Sequence} 条不符 / entry {broken.Sequence} is broken: {broken.Reason}")
            : string.Create(
                CultureInfo.InvariantCulture, $"{what}: {chain.Count} 条完整 / {chain.Count} entries hold, head {chain.Count}:{chain.Hash}"));
        return chain.Break is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static AuditHeadMark Mark(string text) =>
        text.Split(':') is [var sequence, var hash]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && hash.Length == 64
            && hash.All(char.IsAsciiHexDigit)
            ? new AuditHeadMark(number, hash.ToLowerInvariant())
            : throw new CommandException($"--head：应为“序号:64 位哈希” / must be SEQ:HASH with 64 hexadecimal digits: '{text}'", ExitCode.Usage);

    private static async Task<List<AuditEntry>> EntriesAsync(CallTarget owner, string partition, CancellationToken cancellation)
    {
        var entries = new List<AuditEntry>();
        string? continuation = null;
        do
        {
            var page = await owner.AskAsync(CommandCalls.Audit, new AuditRequest(partition, continuation), cancellation);
            entries.AddRange(page.Entries);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return entries;
    }

    private static Chain Checked(string path, AuditHeadMark? mark)
    {
        // The hash covers the moment and not the zone it is told in: an export tells it in UTC.
        var chain = Chain.Check(
            JsonFile.Lines<AuditEntry>(path).Select((e, i) => e.Note.At.Offset == TimeSpan.Zero ? e : throw new CommandException(
            string.Create(CultureInfo.InvariantCulture, $"{path}:{i + 1}: $.note.at: 应为 UTC 时间 / is told in UTC"))), mark);
        return chain is { Read: 0 } ? throw new CommandException($"{path}: 文件中没有审计记录 / there is no audit entry in the file") : chain;
    }
}

/// <summary>A chain read once: its length and last hash beside the verdict.</summary>
/// <param name="Read">Entries that were read, the broken one included.</param>
internal sealed record Chain(long Read, long Count, string Hash, AuditBreak? Break)
{
    public static Chain Check(IEnumerable<AuditEntry> entries, AuditHeadMark? head)
    {
        var read = 0L;
        var last = AuditHead.Empty;
        var broken = AuditChain.Verify(entries.Select(e =>
        {
            read++;
            last = last with { Sequence = e.Sequence, Hash = e.Hash };
            return e;
        }), head);
        return new(read, last.Sequence, last.Hash, broken);
    }
}
