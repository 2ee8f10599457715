using Spectre.Console;

namespace Funding.Local.Terminals;

/// <summary>
/// Where a command writes: results to <see cref="Out"/>, one-line errors to <see cref="Error"/>, progress through <see cref="Ansi"/>.
/// </summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, IAnsiConsole Ansi)
{
    public static Terminal Console()
    {
        if (System.Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 160;
        return new(System.Console.Out, System.Console.Error, AnsiConsole.Console);
    }

    /// <summary>Plain text, without colours: for tests and files.</summary>
    public static Terminal Plain(TextWriter output, TextWriter error) => new(output, error, AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(output),
    }));
}
