namespace Funding.Workflows.Stages.Notice;

/// <param name="ApplicationId">Whose place it was.</param>
internal sealed record FillPlace(string RoundId, string ApplicationId);

/// <summary>Fills a place once the money of who left it is free.</summary>
internal sealed class FillPlaceHandler(PlaceFilling places) : IEffectHandler
{
    public const string KindName = "fill-place";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var place = FundingJson.Deserialize<FillPlace>(payload)!;
        return places.FillAsync(place.RoundId, place.ApplicationId, cancellation);
    }
}
