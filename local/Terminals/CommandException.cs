namespace Funding.Local.Terminals;

/// <summary>A command cannot go on; the message is the one line that is told.</summary>
internal class CommandException(string message, int code = ExitCode.Failed) : Exception(message)
{
    public int Code { get; } = code;
}
