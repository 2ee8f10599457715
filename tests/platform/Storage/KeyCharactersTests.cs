namespace Funding.Platform.Tests.Storage;

public sealed class KeyCharactersTests
{
    [Theory]
    [InlineData('/', false), InlineData('\\', false), InlineData('#', false), InlineData('?', false)]
    [InlineData('\u0000', false), InlineData('\u001f', false), InlineData('\u007f', false), InlineData('\u009f', false)]
    [InlineData(' ', true), InlineData('~', true), InlineData('\u00a0', true), InlineData('汉', true), InlineData('%', true)]
    public void A_key_holds_what_Azures_tables_take(char character, bool holds) =>
        Assert.Equal(holds, KeyCharacters.AllowAll($"a{character}b"));

    [Fact]
    public void Storage_effects_and_addresses_agree_on_every_character()
    {
        foreach (var character in Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => !char.IsSurrogate(c)))
        {
            var (text, holds) = ($"a{character}b", KeyCharacters.AllowAll($"a{character}b"));
            Assert.Equal(holds, StorageKey.Of(text) == text);
            Assert.Equal(holds && character != '\uFFFD', RouteIds.CouldBe(text));
            Assert.Equal(holds, IsTaken(text));
        }
    }

    private static bool IsTaken(string key)
    {
        try
        {
            StorageChecks.Keys("partition", key);
            return true;
        }
        catch (StorageLimitException)
        {
            return false;
        }
    }
}
