using System.CommandLine;

namespace Funding.Local.Commands;

/// <summary>The command line of the one-machine host.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors is [var first, ..])
        {
            terminal.Error.WriteLine($"{first.Message.ReplaceLineEndings(" ")} (--help)");
            return ExitCode.Usage;
        }

        try
        {
            // The host itself ends on Ctrl+C, after what was taken on is written.
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation);
        }
        catch (Exception failure)
        {
            return Failures.Tell(failure, terminal.Error);
        }
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
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
        };
        ServeCommand.AddTo(root, terminal);
        return root;
    }
}
