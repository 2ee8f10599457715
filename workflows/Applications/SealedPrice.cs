namespace Funding.Workflows.Applications;

/// <summary>
/// What an application bids. Lot and places are read by all who read the application; the price is sealed, and nobody reads it before two
/// persons have opened the prices of the round.
/// </summary>
/// <param name="Part">Id of the part that asks for it.</param>
/// <param name="Lot">Id of the lot.</param>
/// <param name="Places">How many places are offered; at least 1.</param>
/// <param name="Sealed">By the key ring, for this application and lot alone.</param>
public sealed record SealedPrice(string Part, string Lot, int Places, string Sealed, DateTimeOffset At)
{
    /// <summary>By which the record says that it is the same one; SHA-256 of what is sealed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Mark => Sha256Hex.Of(Sealed);
}
