namespace Funding.Local.Commands;

/// <summary><c>ledger verify</c>: recomputes the balances of budget lines from a ledger's file alone.</summary>
internal static class LedgerCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Option<string>("--file")
        {
            Required = true,
            HelpName = "ledger.ndjson",
            Description = "导出的台账 / The ledger as it was taken away"
        };
        var verify = new Command("verify", "由分录重新计算各预算线余额 / Recompute the balances of budget lines from their postings") { file };
        verify.SetAction(parsed => Tell(
            terminal, LedgerVerifier.Verify(JsonFile.Lines<LedgerFileLine>(parsed.GetRequiredValue(file)))));
        return new Command("ledger", "台账 / The ledger of budget lines") { verify };
    }

    private static int Tell(Terminal terminal, LedgerVerification verified)
    {
        var holds = Verdict.Holds(terminal, verified.Faults);
        if (verified.Lines.Count == 0)
            terminal.Out.WriteLine("文件中没有预算线 / there is no budget line in the file");
        if (!holds || verified.Lines.Count == 0)
            return ExitCode.Failed;
        foreach (var (line, close) in verified.Lines.OrderBy(l => l.Key, StringComparer.Ordinal))
            terminal.Out.WriteLine(
                $"{line}: {close.Postings} 笔分录相符 / postings hold, 下达 / planned {close.Balances.Planned}, "
                + $"可用 / available {close.Balances.Available}, {close.Hash}");
        return ExitCode.Done;
    }
}
