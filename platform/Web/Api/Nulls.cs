namespace Funding.Platform.Web.Api;

/// <summary>The JSON reader refuses null for members but not inside lists: that is looked at here.</summary>
public static class Nulls
{
    /// <returns>The list, or an empty one for null.</returns>
    /// <exception cref="RefusedException">An item is null.</exception>
    public static IReadOnlyList<T> None<T>(IReadOnlyList<T>? list, string path)
        where T : class
    {
        for (var i = 0; i < (list?.Count ?? 0); i++)
        {
            if (list![i] is null)
            {
                throw new RefusedException(ApiRefusals.NullMember($"{path}[{i}]"));
            }
        }

        return list ?? [];
    }
}
