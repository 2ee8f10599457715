namespace Funding.Workflows.Webhooks;

/// <summary>What was told of one thing, and how many times something was.</summary>
/// <param name="Number">1 and up: a part of each message's id.</param>
public sealed record Told<T>(int Number, T Facts);

/// <summary>Rows beside receivers and deliveries.</summary>
internal static class ToldKeys
{
    /// <summary>Since when there are receivers: what was public before is told to nobody.</summary>
    public const string Since = "since";

    public const string Rounds = "told-round:";

    public const string Awards = "told-award:";
}
