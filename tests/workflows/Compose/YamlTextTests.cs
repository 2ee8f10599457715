namespace Funding.Workflows.Tests.Compose;

public sealed class YamlTextTests
{
    [Theory, MemberData(nameof(Drafts.Files), MemberType = typeof(Drafts))]
    public void A_file_that_is_written_and_read_again_is_the_same_programme(string id)
    {
        var written = YamlText.Of(Drafts.OfFile(id));
        Drafts.Same(Drafts.OfFile(id), Drafts.Of(written));
        Assert.Equal(written, YamlText.Of(Drafts.Of(written)));
    }

    [Theory]
    [InlineData("no"), InlineData("true"), InlineData("null"), InlineData("~"), InlineData(""), InlineData(" a "), InlineData("0.5")]
    [InlineData("010"), InlineData("a: b"), InlineData("# a"), InlineData("- a"), InlineData("{a}"), InlineData("it's \"so\"")]
    [InlineData("two\nlines\n"), InlineData("\ttab"), InlineData("!Barred()"), InlineData("&a"), InlineData("*a"), InlineData("%a")]
    [InlineData("学校：甲，乙"), InlineData("𠮷野家"), InlineData("a\u00a0b"), InlineData("---"), InlineData("@a"), InlineData("a,b]")]
    public void A_text_stays_a_text(string text)
    {
        foreach (var node in new JsonNode[]
        {
            new JsonObject { ["a"] = text, [text.Length > 0 ? text : "b"] = 1 }, new JsonObject { ["a"] = new JsonArray(text, "x") },
        })
        {
            Drafts.Same(node, YamlSettings.Read(YamlText.Of(node)).Value);
        }
    }

    [Fact]
    public void Any_settings_are_read_as_they_were_written() =>
        Gen.Select(Gen.String, Gen.String, Gen.Int, Gen.Bool, Gen.Decimal[-1_000_000m, 1_000_000m]).Sample((a, b, whole, yes, number) =>
        {
            var node = new JsonObject
            {
                ["text"] = Clean(a),
                ["list"] = new JsonArray(
                    Clean(b), whole, new JsonObject { ["yes"] = yes, ["number"] = number, ["long"] = Clean(a + b + a) }),
            };
            Drafts.Same(node, YamlSettings.Read(YamlText.Of(node)).Value);
        }, iter: 300, threads: 1);

    [Fact]
    public void What_is_nested_without_end_is_refused_and_named()
    {
        var (value, problems) = YamlSettings.Read(new string('[', 5_000));
        Assert.Null(value);
        Assert.Single(problems);
    }

    // A lone half of a pair is no text, and a page sends none.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is not 0xFFFD and not 0xFEFF));
}
