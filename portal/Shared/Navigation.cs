using Funding.Portal.Public;
using Funding.Portal.Shell;
using Funding.Workflows.Roles;

namespace Funding.Portal.Shared;

/// <summary>The service navigation: public pages for all, then the desks of the reader's roles.</summary>
/// <param name="Key">Of the text <c>nav.key</c>.</param>
/// <param name="Role">Who sees it; null for all.</param>
internal sealed record Navigation(string Key, string Url, Role? Role = null)
{
    private static readonly Navigation[] All =
    [
        new("home", PublicLinks.Home),
    ];

    public bool Desk => Role is not null;

    public static IEnumerable<Navigation> For(PageContext here) => All.Where(item => item.Role is null || here.Has(item.Role.Value));

    public bool Holds(string path) => path == Url || (Url != PublicLinks.Home && path.StartsWith(Url + "/", StringComparison.Ordinal));
}
