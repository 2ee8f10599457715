namespace Funding.Platform.Text;

/// <summary>The beginning of a text, with a mark where it was cut.</summary>
public static class Excerpt
{
    /// <param name="most">Characters; by default as many as a message shows of what was typed.</param>
    public static string Of(string text, int most = 60) => text.Length <= most ? text : text[..most] + "…";

    /// <summary>As much of a failure as is kept: a peer may answer with a whole page, and fifty of those would not fit a batch.</summary>
    public static string OfFailure(string text) => Of(text, 500);
}
