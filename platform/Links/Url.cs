namespace Funding.Platform.Links;

/// <summary>Addresses from route templates, so that a page's address is written once.</summary>
public static class Url
{
    /// <summary>Fills the parameters of a template, in order, each escaped.</summary>
    /// <param name="template">Such as <c>/calls/{round}</c>.</param>
    public static string Fill(string template, params string[] values)
    {
        var url = new StringBuilder();
        var next = 0;
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            url.Append(rest[..open]).Append(Uri.EscapeDataString(values[next++]));
            rest = rest[(rest.IndexOf('}') + 1)..];
        }

        return next == values.Length
            ? url.Append(rest).ToString()
            : throw new ArgumentException($"{template} has {next} parameters, not {values.Length}.");
    }

    /// <summary>The request's own address as a link: however many slashes it began with, it stays on this site.</summary>
    public static string Of(HttpRequest request) => PathOf(request) + request.QueryString;

    /// <summary>The request's path as a link; a browser would read two slashes at its beginning as another host.</summary>
    public static string PathOf(HttpRequest request) => "/" + (request.PathBase + request.Path).ToUriComponent().TrimStart('/');

    /// <summary>Adds a query parameter; a null or empty value adds nothing.</summary>
    public static string With(this string url, string name, string? value) =>
        string.IsNullOrEmpty(value)
            ? url
            : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";

    /// <summary>The address as a header may carry it: what is not ASCII percent-encoded.</summary>
    public static string Ascii(string url) =>
        System.Text.Ascii.IsValid(url)
            ? url
            : string.Concat(url.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));

    /// <summary>The address if it is a path of this site, else null: no other scheme, host, or a browser's reading of one.</summary>
    public static string? LocalOnly(string? url) =>
        url is { Length: > 0 and <= 2000 }
            && url[0] == '/'
            && !url.StartsWith("//", StringComparison.Ordinal)
            && !url.Contains('\\', StringComparison.Ordinal)
            && !url.Any(char.IsControl)
            ? url : null;
}
