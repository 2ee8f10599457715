namespace Funding.Local.Commands;

/// <summary>What a command says that has verified a published file.</summary>
internal static class Verdict
{
    /// <summary>Each fault on a line of its own.</summary>
    /// <returns>Whether there was none.</returns>
    public static bool Holds(Terminal terminal, IReadOnlyCollection<string> faults)
    {
        foreach (var fault in faults)
            terminal.Out.WriteLine($"不符 / does not hold: {fault}");
        return faults.Count == 0;
    }

    /// <param name="holds">Said where there is no fault.</param>
    /// <returns>The command's exit code.</returns>
    public static int Tell(Terminal terminal, IReadOnlyCollection<string> faults, string holds)
    {
        if (!Holds(terminal, faults))
            return ExitCode.Failed;
        terminal.Out.WriteLine(holds);
        return ExitCode.Done;
    }
}
