namespace Funding.Local.Terminals;

/// <summary>What the process answers with.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>What was checked does not hold, or what was asked for was refused.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Another process has the data.</summary>
    public const int Owned = 3;
}
