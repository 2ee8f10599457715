namespace Funding.Pages.Tests.Played;

/// <summary>Everybody who takes part, each with the browser that they always use.</summary>
internal sealed class Participants(PortalHost host, SeenPages seen) : IDisposable
{
    private readonly Dictionary<string, Participant> known = [];
    private readonly HashSet<string> opened = [];

    public Participant Of(string email) => known.TryGetValue(email, out var there) ? there : known[email] = Fresh(email);

    public Participant Of(Actor actor) => Of(actor.Name);

    /// <summary>In a browser that nobody used before.</summary>
    public Participant Fresh(string email) => new(host, email, seen, opened);

    /// <summary>By the newest mailed link for a purpose.</summary>
    public async Task<Participant> ByMailAsync(string email, LinkPurpose purpose)
    {
        var participant = Of(email);
        await participant.ComeInAsync(purpose);
        return participant;
    }

    public void Dispose()
    {
        foreach (var participant in known.Values)
            participant.Dispose();
    }
}
