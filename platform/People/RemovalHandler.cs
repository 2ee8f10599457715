namespace Funding.Services.People;

/// <summary>Removes a person whose removal is on record, unless somebody gave them a role since.</summary>
internal sealed class RemovalHandler(PeopleStore people) : IEffectHandler
{
    public const string KindName = "person-removed";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        people.RemoveAsync(OrchestrationJson.Deserialize<string>(payload)!, cancellation);
}
