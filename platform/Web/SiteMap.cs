namespace Funding.Platform.Web;

/// <summary>An entry of the navigation: public pages for all, then the desks of the reader's roles.</summary>
/// <param name="Key">Of the text <c>nav.key</c>.</param>
/// <param name="Roles">Any of them sees it; none for all.</param>
public sealed record NavigationItem(string Key, string Url, params Role[] Roles)
{
    public bool IsDesk => Roles.Length > 0;
}

/// <summary>What the head and the foot of every page lead to; the product registers its own.</summary>
/// <param name="Foot">Links of the footer with the keys of their texts <c>foot.key</c>.</param>
/// <param name="PlaceOf">The path under which a page is found in the navigation, where that is not its own.</param>
public sealed record SiteMap(
    IReadOnlyList<NavigationItem> Navigation, IReadOnlyList<(string Key, string Url)> Foot, Func<string, string> PlaceOf)
{
    public IEnumerable<NavigationItem> For(PageContext here) => Navigation.Where(item => !item.IsDesk || item.Roles.Any(here.Has));

    public bool Holds(NavigationItem item, string path)
    {
        var place = PlaceOf(path);
        return place == item.Url || (item.Url != Paths.Home && place.StartsWith(item.Url + "/", StringComparison.Ordinal));
    }
}
