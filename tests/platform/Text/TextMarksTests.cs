namespace Funding.Platform.Tests.Text;

public sealed class TextMarksTests
{
    [Theory]
    [InlineData(0x061C), InlineData(0x200E), InlineData(0x200F), InlineData(0x202A), InlineData(0x202E), InlineData(0x2066),
        InlineData(0x2069)]
    public void A_mark_that_turns_the_direction_is_told(int code) => Assert.True(TextMarks.TurnsDirection(new Rune(code)));

    [Theory]
    [InlineData(0x0000), InlineData(0x000A), InlineData(0x007F), InlineData(0x0085), InlineData(0x2028), InlineData(0x2029),
        InlineData(0xFDD0), InlineData(0xFFF9), InlineData(0xFFFE), InlineData(0x1FFFF)]
    public void A_control_character_and_what_is_no_character_are_told(int code) => Assert.True(TextMarks.IsControl(new Rune(code)));

    [Theory]
    [InlineData('字'), InlineData(' '), InlineData('\u200D'), InlineData('\u202F'), InlineData('\u2065'), InlineData('\uFFFD')]
    public void What_stands_in_a_text_is_neither(char character) =>
        Assert.False(TextMarks.TurnsDirection(new Rune(character)) || TextMarks.IsControl(new Rune(character)));
}
