namespace Funding.Platform.Tests.Storage;

public sealed class RowCodecTests
{
    private sealed record Sample(string Title, decimal Share, DateTimeOffset At, IReadOnlyList<string> Notes);

    [Fact]
    public void A_value_comes_back_whole()
    {
        var sample = new Sample("混合所有制 😀 \" \\ </script>", 12.3400m, new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), ["", "二"]);
        var back = RowCodec.Read<Sample>(Row(RowCodec.Write(sample)));
        Assert.Equal(sample with { Notes = back.Notes }, back);
        Assert.Equal(sample.Notes, back.Notes);
        Assert.Equal("12.3400", back.Share.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(32_766, 1)]
    [InlineData(32_767, 2)]
    [InlineData(400_000, 13)]
    public void Long_text_is_split_over_properties_within_the_limit(int characters, int properties)
    {
        var written = RowCodec.Write(new string('文', characters));
        Assert.Equal(properties, written.Count);
        Assert.All(written.Values, v => Assert.InRange(v.Length, 1, 32_768));
        Assert.Equal(new string('文', characters), RowCodec.Read<string>(Row(written)));
    }

    [Fact]
    public void Any_text_comes_back() =>
        Gen.OneOf("a", "文", "😀", "\uFFFD", "\"", "\\", "\0", "\n", "\U0010FFFF").Array[0, 300].Select(string.Concat).Array[0, 100]
            .Sample(texts => Assert.Equal(texts, RowCodec.Read<string[]>(Row(RowCodec.Write(texts)))), iter: 200);

    [Fact]
    public void Another_rows_properties_are_told_as_such()
    {
        Assert.Throws<InvalidDataException>(() => RowCodec.Read<Sample>(Row(new Dictionary<string, string> { ["other"] = "1" })));
        Assert.Throws<InvalidDataException>(() => RowCodec.Read<Sample>(Row(new Dictionary<string, string> { ["v0"] = "{" })));
    }

    private static Row Row(IReadOnlyDictionary<string, string> properties) => new("p", "k", "1", properties);
}
