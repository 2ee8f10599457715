namespace Funding.Platform.SignIn;

/// <summary>
/// Says whether what a mailed link opened is still its person's; whoever owns the purpose registers it. A link of a purpose for which
/// nobody answers is not sent afresh.
/// </summary>
public interface ILinkHolder
{
    IReadOnlyList<LinkPurpose> Purposes { get; }

    /// <param name="person">Whom the link was mailed to, as they are now.</param>
    Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default);
}
