namespace Funding.Platform.Web.LocalMailbox;

/// <summary>
/// The mailbox shows live sign-in links, so only this machine's own browser may read it. A proxy on this machine would lend its loopback
/// address to everybody: what came through one is told by its headers.
/// </summary>
internal static class MailboxGuard
{
    // The last two are what the forwarded-headers middleware leaves of the first two.
    private static readonly string[] OfProxies =
    [
        "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Server",
        "X-Real-IP", "Forwarded", "Via", "X-Original-For", "X-Original-Proto", "X-Original-Host",
    ];

    /// <exception cref="RefusedException">The request came through a proxy or from another address.</exception>
    public static void Demand(HttpContext http)
    {
        if (OfProxies.FirstOrDefault(http.Request.Headers.ContainsKey) is { } header)
        {
            throw new RefusedException(MailboxRefusals.ThroughProxy(header));
        }

        if (http.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(
            address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))
        {
            throw new RefusedException(MailboxRefusals.FromElsewhere());
        }
    }
}
