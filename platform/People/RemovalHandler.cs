namespace Funding.Platform.People;

/// <summary>Removes a person whose removal is on record, unless somebody gave them a role since.</summary>
public sealed class RemovalHandler(PeopleStore people) : IEffectHandler
{
    public const string KindName = "person-removed";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        people.RemoveAsync(FundingJson.Deserialize<string>(payload)!, cancellation);
}
