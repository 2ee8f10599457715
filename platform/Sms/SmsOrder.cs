namespace Funding.Platform.Sms;

/// <summary>One text message, as an effect carries it.</summary>
/// <param name="Until">From here on it is of no use.</param>
public sealed record SmsOrder(string PersonId, DateTimeOffset Until)
{
    /// <summary>What a reminder says; to the person's own number as it is by then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>The code of a number that is to be confirmed is sent instead; it stands sealed in the number's row.</summary>
    public bool Code { get; init; }
}

/// <summary>What a gateway is posted.</summary>
/// <param name="Id">The same however often it is tried.</param>
public sealed record SmsMessage(string Id, string To, string Text);
