namespace Funding.Platform.Web;

/// <summary>One step of the way to a page; the page itself is added by the layout.</summary>
public sealed record Crumb(string Text, string Url);
