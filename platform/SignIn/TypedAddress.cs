namespace Funding.Platform.SignIn;

/// <summary>The address that is typed again behind a link: whoever came by a forwarded or leaked link does not get to guess it.</summary>
public sealed class TypedAddress(SlidingWindow window)
{
    /// <summary>Tries with one link within <see cref="Window"/>; a person who enters by it counts as well.</summary>
    public const int Tries = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const string Scope = "link-tries";

    /// <param name="typed">Nothing typed counts as no try: mail scanners press buttons, and what they do changes nothing.</param>
    /// <exception cref="RefusedException">Another address, or too many tries.</exception>
    public async Task DemandAsync(LinkRecord link, string? typed, string address, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(typed))
            throw new RefusedException(SignInRefusals.AnotherAddress);
        if (await window.TakeAsync(Scope, link.Id, Tries, Window, cancellation) is { } wait)
            throw new RefusedException(SignInRefusals.TooManyTries(wait));
        if (!string.Equals(Person.Normalise(typed), address, StringComparison.Ordinal))
            throw new RefusedException(SignInRefusals.AnotherAddress);
    }

    /// <summary>Forgets old counts; the retention job calls it.</summary>
    public Task<int> PruneAsync(CancellationToken cancellation = default) => window.PruneAsync(Scope, Window, cancellation);
}
