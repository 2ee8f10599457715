namespace Funding.Platform.Tests.People;

/// <summary>The key of identity hashes: made once, read by its owner alone, and told again by a value that opens nothing.</summary>
public sealed class IdentityKeyTests
{
    [Fact]
    public void On_one_machine_it_is_a_file_that_is_made_once()
    {
        var folder = Directory.CreateTempSubdirectory("funding-identity-");
        try
        {
            var key = IdentityKeyFile.In(folder.FullName);
            Assert.Null(key.Find());
            var made = key.Make()!;
            Assert.Equal(made, key.Find());
            Assert.Equal(made, IdentityKeyFile.In(folder.FullName).Find());
            Assert.Throws<IOException>(() => key.Make());
            if (!OperatingSystem.IsWindows())
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    File.GetUnixFileMode(Path.Combine(folder.FullName, IdentityKeyFile.Name)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("not base64")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_setting_that_is_no_key_is_refused_without_being_repeated(string text) => Assert.DoesNotContain(
        text, Assert.Throws<InvalidOperationException>(() => IdentityKey.Of(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_check_value_tells_a_key_again_and_is_no_hash_of_a_number()
    {
        byte[] one = [.. Enumerable.Repeat((byte)1, IdentityKey.Bytes)], two = [.. Enumerable.Repeat((byte)2, IdentityKey.Bytes)];
        Assert.Equal(IdentityKey.CheckValueOf(one), IdentityKey.CheckValueOf(one));
        Assert.NotEqual(IdentityKey.CheckValueOf(one), IdentityKey.CheckValueOf(two));
        Assert.NotEqual(IdentityKey.CheckValueOf(one), IdentityKey.HashOf(one, "check value"));
        Assert.Null(IdentityKey.Of(null).Find());
        Assert.Equal(one, IdentityKey.Of(Convert.ToBase64String(one)).Find());
    }
}
