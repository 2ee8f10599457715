namespace Funding.Platform.SignIn;

/// <summary>
/// Sign-in by a link to the e-mail address. A request does the same work and gives the same answer whether anybody has the
/// address or not: who has it is looked up when the mail is sent.
/// </summary>
public sealed class SignInService(
    LinkService links,
    PeopleStore people,
    CommitWriter writer,
    SlidingWindow window,
    TypedAddress typedAddress,
    SignInLimits limits,
    TimeProvider time)
{
    private const string AddressScope = "sign-in-address";
    private const string PairScope = "sign-in-address-network";
    private const string NetworkScope = "sign-in-network";
    private const string EverybodyScope = "sign-in-everybody";

    /// <summary>Asks for a link to be mailed.</summary>
    /// <param name="language">"zh" or "en": the page's, for somebody who is not known yet.</param>
    /// <param name="returnPath">A page of ours to go to afterwards; anything that is no local path is left out.</param>
    /// <exception cref="RefusedException">No mail address, or too many requests.</exception>
    public async Task RequestAsync(
        string? email, IPAddress network, string language, string? returnPath = null, CancellationToken cancellation = default)
    {
        var address = SignInAddress.Parse(email);
        await TakeAsync(address, network, cancellation);

        var link = new LinkRef
        {
            Path = SignInAddress.IsLocal(returnPath) ? $"{limits.Path}?return={Uri.EscapeDataString(returnPath!)}" : limits.Path,
            Terms = new LinkTerms
            {
                Purpose = LinkPurpose.SignIn,
                Subject = address,
                ExpiresAt = time.GetUtcNow() + limits.Lifetime,
                AllowedUses = 1
            },
        };
        var request = MailTemplates.SignIn.To(await people.IdOfAsync(address, cancellation), new Dictionary<string, string>(), link) with
        {
            Address = address,
            AddressLanguage = language == "en" ? "en" : "zh",
        };
        await writer.SaveAsync(new Commit(HomeKeys.System).Mail($"mail:SignIn:{LinkToken.NewId()}", request), cancellation);
    }

    /// <summary>What the page behind the link shows; changes nothing.</summary>
    /// <exception cref="RefusedException">A reason of <see cref="LinkRefusals"/>.</exception>
    public async Task<SignInPreview> PreviewAsync(string? token, CancellationToken cancellation = default)
    {
        var link = await links.FindAsync(token, LinkPurpose.SignIn, cancellation);
        await DemandSameOwnerAsync(link, cancellation);
        return new SignInPreview(EmailAddress.Mask(link.Terms.Subject), link.Terms.ExpiresAt);
    }

    /// <summary>Uses the link up and says who signed in; a person unknown until now is created.</summary>
    /// <param name="typed">The address, typed again: a program that only presses buttons does not get in, and nobody is signed in
    /// to somebody else's account by a link that was passed to them.</param>
    /// <exception cref="RefusedException">The link's reason, another address (the link stays unused), or a closed account.</exception>
    public async Task<SignedIn> CompleteAsync(string? token, string? typed, string language, CancellationToken cancellation = default)
    {
        var link = await links.FindAsync(token, LinkPurpose.SignIn, cancellation);
        await typedAddress.DemandAsync(link, typed, link.Terms.Subject, cancellation);
        await DemandSameOwnerAsync(link, cancellation);
        var person = await people.GetOrCreateAsync(link.Terms.Subject, language == "en" ? "en" : "zh", cancellation: cancellation);
        if (person.Disabled)
            throw new RefusedException(SignInRefusals.Disabled);
        await links.CountUseAsync(link.Id, cancellation);
        await people.ChangeAsync(person.Id, known => known with { LastSeenAt = time.GetUtcNow() }, cancellation);
        return new SignedIn(person.Id, link.Id);
    }

    /// <summary>Forgets old counts; the retention job calls it.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellation = default) =>
        await window.PruneAsync(AddressScope, limits.Window, cancellation) + await window.PruneAsync(PairScope, limits.Window, cancellation)
        + await window.PruneAsync(NetworkScope, limits.Window, cancellation) + await window.PruneAsync(
            EverybodyScope, limits.Window, cancellation)
        + await typedAddress.PruneAsync(cancellation);

    /// <summary>Counts one asking for a mail to an address.</summary>
    /// <exception cref="RefusedException">Too many for the address, from the network, or from everywhere.</exception>
    internal async Task TakeAsync(string address, IPAddress network, CancellationToken cancellation)
    {
        await TakeAsync(NetworkScope, SignInAddress.NetworkOf(network), limits.ByNetwork, cancellation);
        // Before the address alone, so that whoever is refused here uses up nothing of its owner's.
        await TakeAsync(PairScope, $"{address}|{SignInAddress.NetworkOf(network)}", limits.ByAddressAndNetwork, cancellation);
        await TakeAsync(AddressScope, address, limits.ByAddress, cancellation);
        await TakeAsync(EverybodyScope, EverybodyScope, limits.ByInstallation, cancellation);
    }

    // The address may have gone to another person since the link was asked for.
    private async Task DemandSameOwnerAsync(LinkRecord link, CancellationToken cancellation)
    {
        if (await people.IdOfAsync(link.Terms.Subject, cancellation) != link.PersonId)
            throw new RefusedException(LinkRefusals.EarlierAddress);
    }

    private async Task TakeAsync(string scope, string key, int limit, CancellationToken cancellation)
    {
        if (await window.TakeAsync(scope, key, limit, limits.Window, cancellation) is { } wait)
            throw new RefusedException(SignInRefusals.TooMany(wait));
    }
}

/// <param name="PersonId">For the session's cookie.</param>
/// <param name="LinkId">What they came by; audit entries name it as <c>link:</c> and this id.</param>
public sealed record SignedIn(string PersonId, string LinkId);

/// <param name="MaskedAddress">First character and domain.</param>
public sealed record SignInPreview(string MaskedAddress, DateTimeOffset ExpiresAt);

/// <summary>How many requests for one address and from one network (IPv4 /24, IPv6 /64) are taken within the window.</summary>
public sealed record SignInLimits
{
    /// <summary>For one address from one network: a stranger uses up only what their own network may ask for.</summary>
    public int ByAddressAndNetwork { get; init; } = 5;

    /// <summary>For one address from wherever: nobody's box is flooded.</summary>
    public int ByAddress { get; init; } = 20;

    /// <summary>Institutions share one address for many people.</summary>
    public int ByNetwork { get; init; } = 60;

    /// <summary>From everywhere together: each leaves a link and a mail.</summary>
    public int ByInstallation { get; init; } = 1000;

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the link works, on the clock of the rounds.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The page of the link; the token follows.</summary>
    public string Path { get; init; } = "/signin";

    /// <summary>Stops a start with limits that are none.</summary>
    /// <exception cref="InvalidOperationException">One is out of its range.</exception>
    public SignInLimits Demand() =>
        new[] { ByAddressAndNetwork, ByAddress, ByNetwork, ByInstallation }.All(limit => limit is >= 1 and <= 1000)
        && new[] { Window, Lifetime }.All(span => span > TimeSpan.Zero && span <= TimeSpan.FromDays(1))
            ? this : throw new InvalidOperationException(
                "Limits:SignIn has a limit outside 1 to 1,000, or a Window or Lifetime that is not above zero and at most a day.");
}
