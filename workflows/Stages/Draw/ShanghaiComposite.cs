namespace Funding.Workflows.Stages.Draw;

/// <summary>
/// 上证综合指数收盘点位, the public value of every draw whose launch names no other. The exchange publishes it once each trading day,
/// with two decimals; a launch that names it by this name has its entries held to that shape.
/// </summary>
public static partial class ShanghaiComposite
{
    public static readonly Bilingual Name = new Texts(typeof(DrawKind)).Of("shanghai-composite");

    /// <summary>Where the exchange itself publishes the figure, under <see cref="Code"/>.</summary>
    public static readonly Uri Source = new("https://www.sse.com.cn/");

    public const string Code = "000001";

    /// <summary>Wide of every close since 2006; a digit too many or too few falls outside.</summary>
    public const decimal Lowest = 1000, Highest = 20_000;

    public static bool IsNamedBy(Bilingual publicValue) => publicValue.Zh.Trim() == Name.Zh;

    /// <summary>
    /// Whether what was typed has the shape of a close: a number from <see cref="Lowest"/> to <see cref="Highest"/> with exactly two
    /// decimals. White space, full-width characters and thousands separators do not count.
    /// </summary>
    public static bool CouldBe(string typed)
    {
        var text = PublicValue.Typed(typed);
        return TwoDecimals().IsMatch(text)
            && decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is >= Lowest and <= Highest;
    }

    [GeneratedRegex(@"\A[0-9]{4,8}\.[0-9]{2}\z")]
    private static partial Regex TwoDecimals();
}
