namespace Funding.Platform.Webhooks;

/// <summary>Settings of the section <c>Webhooks</c>: whether what is public is told to other systems by itself.</summary>
public sealed class WebhookOptions
{
    /// <summary>Off, nothing leaves and no address is taken.</summary>
    public bool Enabled { get; set; }

    /// <summary>Addresses may be http and of this machine: for trying a receiver out, and for tests.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>For one attempt, from connecting to the receiver's answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
