namespace Funding.Workflows.Office;

/// <summary>Links of the office are theirs whose role still has the right that the link's page asks for.</summary>
internal sealed class OfficeLinkQueries : ILinkHolder
{
    private static readonly IReadOnlyDictionary<LinkPurpose, Right> Asked = new Dictionary<LinkPurpose, Right>
    {
        [LinkPurpose.OfficerDesk] = Right.DecideEligibility,
        [LinkPurpose.ObjectionDesk] = Right.DecideObjection,
        [LinkPurpose.SecondAdministrator] = Right.ExtendOrCancelRound,
        [LinkPurpose.Office] = Right.ReadAllApplications,
    };

    public IReadOnlyList<LinkPurpose> Purposes => [.. Asked.Keys];

    public Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default) =>
        Task.FromResult(person.AsActor("rule:fresh-link").Can(Asked[link.Terms.Purpose]));
}
