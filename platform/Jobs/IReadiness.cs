namespace Funding.Platform.Jobs;

/// <summary>A part of the host that requests depend on, such as its engine; the host registers one for each.</summary>
public interface IReadiness
{
    /// <summary>What it is, in a word: "engine".</summary>
    string Part { get; }

    /// <summary>Why it cannot work now, in one line; null while it can.</summary>
    ValueTask<string?> ReasonAsync(CancellationToken cancellation = default);
}
