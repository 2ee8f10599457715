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
            throw new RefusedException(ThroughProxy(header));
        }

        if (http.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(
            address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))
        {
            throw new RefusedException(FromElsewhere());
        }
    }

    private static Refusal ThroughProxy(string header) =>
        new(
            "mailbox-through-proxy",
            null,
            $"本机信箱只能在本机浏览器中直接打开：该请求带有“{header}”，是经代理服务器转来的。信箱中有可用的登录链接，对外服务请改用邮件服务器（FUNDING_Mail__Transport）。",
            $"The local mailbox opens only in this machine's own browser: this request carries '{header}', so it came through a "
                + $"proxy. The mailbox holds live sign-in links; to serve others, send real mail (FUNDING_Mail__Transport).")
        { Kind = RefusalKind.Forbidden };

    private static Refusal FromElsewhere() =>
        new(
            "mailbox-from-elsewhere",
            null,
            "本机信箱只能在本机浏览器中打开：该请求来自其他地址。信箱中有可用的登录链接，对外服务请改用邮件服务器（FUNDING_Mail__Transport）。",
            "The local mailbox opens only in this machine's own browser: this request came from another address. The mailbox holds "
                + "live sign-in links; to serve others, send real mail (FUNDING_Mail__Transport).")
        { Kind = RefusalKind.Forbidden };
}
