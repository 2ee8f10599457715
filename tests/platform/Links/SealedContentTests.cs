namespace Funding.Platform.Tests.Links;

/// <summary>What is sealed opens where it was sealed for, by every key of the ring, and nowhere else.</summary>
public sealed class SealedContentTests
{
    private const string Number = "1202020719800012345";

    [Fact]
    public void What_was_sealed_opens_in_its_place_alone_and_after_another_key_came()
    {
        var ring = LinkKeyRing.Generate();
        var (before, after) = (new SealedContent(ring), new SealedContent(ring.Rotate()));
        var text = before.Seal(Number, "account:1");
        Assert.DoesNotContain("1202", text, StringComparison.Ordinal);
        Assert.NotEqual(text, before.Seal(Number, "account:1"));
        Assert.Equal(Number, before.Open(text, "account:1"));
        Assert.Equal(Number, after.Open(text, "account:1"));
        Assert.ThrowsAny<CryptographicException>(() => before.Open(text, "account:2"));
        Assert.ThrowsAny<CryptographicException>(() => before.Open(after.Seal(Number, "account:1"), "account:1"));
        Assert.ThrowsAny<CryptographicException>(() => new SealedContent(LinkKeyRing.Generate()).Open(text, "account:1"));
    }

    [Fact]
    public void One_bit_that_was_changed_is_found_and_what_is_nothing_sealed_is_refused()
    {
        var sealing = new SealedContent(LinkKeyRing.Generate());
        var content = sealing.Seal([1, 2, 3], "file");
        for (var at = 0; at < content.Length; at++)
        {
            var changed = content.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => sealing.Open(changed, "file"));
        }

        Assert.All<byte[]>([[], [2], [2, 1, 1], content[..^1]], wrong => Assert.ThrowsAny<CryptographicException>(
            () => sealing.Open(wrong, "file")));
        Assert.Empty(sealing.Open(sealing.Seal([], "file"), "file"));
    }
}
