namespace Funding.Platform.Web;

public static class RollHeading
{
    /// <summary>The heading of a column that sorts.</summary>
    /// <param name="url">Of the list.</param>
    public static Header Heading(this RollView view, string url, string column, string text, bool number = false) => new(text, number)
    {
        Sort = new(view.Query.By(column).At(url), view.Query.Sort == column ? view.Query.Descending : null),
    };
}
