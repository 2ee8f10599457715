namespace Funding.Local.Commands;

/// <summary>The command line of the one-machine host.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors is [var first, ..])
        {
            terminal.Error.WriteLine($"{Wrong(parsed, first).ReplaceLineEndings(" ")} (--help)");
            return ExitCode.Usage;
        }

        try
        {
            // The host itself ends on Ctrl+C, after what was taken on is written.
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null
                },
                cancellation);
        }
        catch (Exception failure)
        {
            return Failures.Tell(failure, terminal.Error);
        }
    }

    /// <summary>The parser's own reasons in both languages; ours are so already.</summary>
    private static string Wrong(ParseResult parsed, ParseError first)
    {
        var command = parsed.CommandResult.Command;
        var commands = string.Join(", ", command.Subcommands.Select(c => c.Name));
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return $"没有这个命令或选项 / no such command or option: '{unknown}'" + (commands.Length > 0 ? $"（{commands}）" : "");
        if (command is not RootCommand && commands.Length > 0)
            return $"{command.Name}：请写明 / name one of: {commands}";
        var missing = command.Options.Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true }).Select(o => o.Name)
            .Concat(command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is null or { Tokens.Count: 0 })
                .Select(a => a.Name)).ToList();
        if (missing.Count > 0)
            return $"{command.Name}：缺少 / missing: {string.Join(", ", missing)}";
        return first.SymbolResult is OptionResult { Option.Name: var option, Tokens: var given } && first.Message.All(char.IsAscii)
            ? $"{option}：取值无效 / has no valid value: '{string.Join(' ', given.Select(t => t.Value))}'"
            : first.Message;
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("遴选系统单机服务 / Funding on one machine: serves the selection rounds on loopback.")
        {
            TokenCommand.Create(terminal),
            InviteCommand.Create(terminal),
            AuditCommand.Create(terminal),
            RankingCommand.Create(terminal),
            DrawCommand.Create(terminal),
            AllocationCommand.Create(terminal),
            LedgerCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            RoundCommand.Create(terminal),
            KeysCommand.Create(terminal),
        };
        ServeCommand.AddTo(root, terminal);
        return root;
    }
}
