namespace Funding.Local;

/// <summary>What the command line and the environment decide about one running host.</summary>
public sealed record LocalOptions
{
    public required string DataFolder { get; init; }

    /// <summary>0 for any free port.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Pages say that the data is fictional.</summary>
    public bool Demonstration { get; init; }

    /// <summary>The clock of rows, decisions and orchestrations; Kestrel, cookies and time-outs keep the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>An Azure storage account or Azurite instead of SQLite; null for SQLite.</summary>
    public string? AzureStorage { get; init; }

    /// <summary>Programme files; copied beside the program at build.</summary>
    public string ProgrammesFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "programmes");
}
