namespace Funding.Platform.Storage;

/// <summary>Content that something stored names is not there: lost, not deleted. It is never taken for empty; a backup has it.</summary>
/// <param name="name">Of the blob.</param>
public sealed class MissingContentException(string name, Exception? cause = null)
    : IOException($"The content of '{name}' is missing.", cause);
