namespace Funding.Platform.Tests.Links;

public sealed class LinkKeyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-keys-").FullName;

    private string Keys => Path.Combine(folder, "keys");

    private string RingFile => Path.Combine(Keys, "links.json");

    [Fact]
    public void The_first_start_creates_a_ring_that_later_starts_find()
    {
        Assert.Equal(LinkKeyFile.Open(Keys).ToSecretJson(), LinkKeyFile.Open(Keys).ToSecretJson());
        Assert.Equal([RingFile], Directory.GetFiles(Keys));
    }

    [Fact]
    public void Nobody_but_the_owner_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix file modes");
        LinkKeyFile.Open(Keys);
        LinkKeyFile.Rotate(Keys);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(RingFile), 8));
            Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(Keys), 8));
            File.SetUnixFileMode(RingFile, File.GetUnixFileMode(RingFile) | UnixFileMode.GroupRead);
            Assert.Contains(
                "chmod 600", Assert.Throws<InvalidOperationException>(() => LinkKeyFile.Open(Keys)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rotation_keeps_the_older_keys()
    {
        var first = LinkKeyFile.Open(Keys);
        var second = LinkKeyFile.Rotate(Keys);
        var third = LinkKeyFile.Rotate(Keys);
        Assert.Equal(3, new[] { first, second, third }.Select(ring => ring.CurrentId).Distinct().Count());
        Assert.All(new[] { first, second }, older => Assert.NotNull(third.Find(older.CurrentId)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"current\":\"k1\"")]
    [InlineData("{\"current\":\"k2\",\"keys\":{\"k1\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}}")]
    [InlineData("{\"current\":\"k1\",\"keys\":{\"k1\":\"c2hvcnQ=\"}}")]
    [InlineData("{\"current\":\"k1\",\"keys\":{\"k1\":\"not base64, sEcReT\"}}")]
    public void A_damaged_ring_stops_the_start_without_repeating_it(string text)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => LinkKeyRing.Parse(text));
        Assert.DoesNotContain("sEcReT", problem.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
