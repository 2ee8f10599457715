namespace Funding.Platform.Rolls;

/// <summary>Keys of a column: text by code points, whatever the machine's culture; what has none comes last both ways.</summary>
internal sealed class RollOrder(int direction) : IComparer<IComparable?>
{
    public static readonly RollOrder Up = new(1);
    public static readonly RollOrder Down = new(-1);

    public int Compare(IComparable? first, IComparable? second) => (first, second) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string one, string other) => direction * Math.Sign(string.CompareOrdinal(one, other)),
        _ => direction * Math.Sign(first.CompareTo(second)),
    };
}
