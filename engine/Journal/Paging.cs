namespace Funding.Engine.Journal;

internal static class Paging
{
    /// <summary>Makes a page of up to one more row than it may have.</summary>
    public static InstancePage ToPage(this List<InstanceState> found, int size)
    {
        if (found.Count <= size)
            return new InstancePage(found, null);
        found.RemoveAt(size);
        return new InstancePage(found, found[^1].Row.Id);
    }
}
