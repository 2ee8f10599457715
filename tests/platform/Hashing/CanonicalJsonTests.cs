namespace Funding.Platform.Tests.Hashing;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void One_text_for_one_value()
    {
        var node = new JsonObject
        {
            ["b"] = new JsonArray(1, 2L, true, false, null, "甲"),
            ["a"] = "\"\\\b\f\n\r\t\u0001/é<>&😀",
            ["B"] = new JsonObject(),
        };
        Assert.Equal(
            """{"B":{},"a":"\"\\\b\f\n\r\t\u0001/é<>&😀","b":[1,2,true,false,null,"甲"]}""", CanonicalJson.Write(node));
        Assert.Equal("null", CanonicalJson.Write(null));
    }

    [Fact]
    public void A_parsed_text_is_written_alike() => Gen.String.Array[0, 5].Sample(texts =>
    {
        // Half of a surrogate pair is no text at all.
        if (texts.Any(t => t.Any(char.IsSurrogate))) return;
        var written = CanonicalJson.Write(new JsonObject { ["n"] = 5, ["t"] = new JsonArray([.. texts.Select(t => JsonValue.Create(t))]) });
        Assert.Equal(written, CanonicalJson.Write(JsonNode.Parse(written)));
    });

    [Fact]
    public void A_fraction_is_refused_as_a_number() =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write(JsonNode.Parse("1.5")));

    [Theory]
    [InlineData("87.5000", "87.5")]
    [InlineData("100", "100")]
    [InlineData("100.00", "100")]
    [InlineData("0.0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("-1.50", "-1.5")]
    public void Decimals_have_one_spelling(string value, string text) =>
        Assert.Equal(text, CanonicalJson.Number(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void The_hash_is_the_standards() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256Hex.Of("abc"));
}
