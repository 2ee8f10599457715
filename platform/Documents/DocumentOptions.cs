namespace Funding.Platform.Documents;

/// <summary>Settings of the section <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    /// <summary>Where a document is laid while it is inspected; it is removed when closed.</summary>
    [Required]
    public string TempFolder { get; set; } = Path.GetTempPath();

    /// <summary>How long a begun upload may be resumed.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan UploadLifetime { get; set; } = TimeSpan.FromHours(24);

    public UnfinishedLimits Unfinished { get; set; } = new();

    public ArchiveLimits Archives { get; set; } = new();

    /// <summary>Null: documents stay <see cref="ScanState.Unscanned"/>.</summary>
    public ClamAvOptions? ClamAv { get; set; }
}

/// <summary>Where clamd listens.</summary>
public sealed class ClamAvOptions
{
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    [Range(1, 65535)]
    public int Port { get; set; } = 3310;

    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For each read or write; clamd keeps silent while it scans.</summary>
    public TimeSpan ReplyTimeout { get; set; } = TimeSpan.FromMinutes(2);
}
