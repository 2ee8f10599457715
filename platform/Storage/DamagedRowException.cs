namespace Funding.Platform.Storage;

/// <summary>A stored row cannot be read at all; only a backup has it as it was.</summary>
/// <param name="row">"partition / key".</param>
public sealed class DamagedRowException(string row, Exception cause) : Exception($"Row {row} is damaged: {cause.Message}", cause)
{
    public string Row { get; } = row;
}
