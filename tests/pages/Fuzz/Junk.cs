namespace Funding.Pages.Tests.Fuzz;

/// <summary>What nobody should send: for texts, JSON values, headers and media types.</summary>
internal static class Junk
{
    /// <summary>Half a surrogate pair is sent as the three bytes that would encode it.</summary>
    private const char Half = '\uD800';

    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "\0", "a\0b", "a\r\nX-Injected: 1", "\t", "\u0001", "\u007F", "\u0085", "\u202E\u200F\u2066", "\uFEFF", "\uFFFF",
        $"{Half}", $"a{Half}b", "💥", "é", "ａ＠ｂ．ｃｎ",
        new('长', 150), new('长', 513), new('长', 3100), new('a', 160), new('a', 161), new('a', 513), new('a', 3100),
        string.Concat(Enumerable.Repeat("💥", 300)), new('[', 3000),
        "-1", "0", "99999999999999999999999999", "1e400", "NaN", "0.00000000000000000000000000001", "2026-02-30", "0001-01-01",
        "9999-12-31", "null", "true", "[]", "{}",
        "<script>alert(1)</script>", "';--", "../../etc/passwd", "%", "%2e%2e%2f", "a/b", "a\\b", "#", "?", "&=", ":", "*", "a@b", "@",
        "x@" + new string('b', 300) + ".cn", "=1+1",
        "AA", "gICA", "bm90IGEga2V5", "4oCu", "7aCA", "====", "/", "//evil.example", "/\u4E2D\u6587?x=\u00FC", "12330000000000001X-1", "!",
        "~", "\uD7FF", "system",
    ];

    public static readonly IReadOnlyList<string> Json =
    [
        "null", "true", "0", "-1", "1e400", "123456789012345678901234567890", "0.1", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"",
        "\"a\\udc00b\"", "\"\\u202e\\u2066\"", "\"\\r\\n\"", "[]", "{}", "[null]", "{\"\":null}",
        "\"9999-12-31\"", "\"0001-01-01\"", "\"2026-13-45\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"99999999999999999999\"", "\"NaN\"",
        $"\"{new string('长', 6000)}\"", $"\"{new string('a', 40_000)}\"", $"\"{string.Concat(Enumerable.Repeat("💥", 200))}\"",
        string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200)),
        string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100),
        "{\"a\":1,\"a\":2}",
        "[\"a\",\"a\"]",
        "\"../..\"",
        "\"a/b?c#d\"",
        "9223372036854775807",
        "2147483648",
        "\"-0\"",
    ];

    public static readonly IReadOnlyList<string> Bodies =
    [
        "", "null", "[]", "{", "\"", "\0", "{\"a\":1}", "not json", "\uFEFF{}", "{}{}", string.Concat(Enumerable.Repeat("[", 5000)),
        "{\"" + new string('k', 5000) + "\":1}", "<xml/>", "a=b&c=%00", "%00=1", $"{{\"reason\":\"{Half}\"}}",
    ];

    public static readonly IReadOnlyList<string> MediaTypes =
    [
        "application/json; charset=nonsense", "application/json; charset=utf-7", "application/json; charset=utf-16",
        "application/json; charset=\"\"", "application/json; charset=\"gb18030\"", "application/problem+json; charset=x", "text/plain",
        "*/*", ";;;", "application/json;",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=" + new string('x', 500),
        "application/x-www-form-urlencoded; charset=nonsense",
        "application/x-www-form-urlencoded; charset=utf-7",
        "application/octet-stream",
        "é",
    ];

    public static readonly IReadOnlyList<(string Name, string Value)> Headers =
    [
        ("If-Match", "\""),
        ("If-Match", "*"),
        ("If-Match", "W/\"x\", \"\u4E2D\""),
        ("If-None-Match", "*"),
        ("If-None-Match", "junk"),
        ("If-Modified-Since", "yesterday"),
        ("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("If-Range", "junk"),
        ("Range", "bytes=-1-"),
        ("Range", "bytes=0-99999999999999999999"),
        ("Range", "bytes=5-1"),
        ("Range", "bytes=0-0,1-1,2-2"),
        ("Range", "lines=1"),
        ("Accept", ";q=junk"),
        ("Accept-Language", "xx;q=9,,;,en"),
        ("Accept-Encoding", "junk;q=-1"),
        ("Cookie", "funding=junk; funding-form=junk; funding-flash=junk; funding-lang=\u4E2D"),
        ("Cookie", "funding=; funding-flash="),
        ("Cookie", ";;=;a"),
        ("Cookie", "funding=" + new string('A', 3000)),
        ("Authorization", "Bearer"),
        ("Authorization", "Bearer \u00FC"),
        ("Authorization", "Bearer " + new string('x', 3000)),
        ("Authorization", "Basic !!"), ("X-Form-Token", "junk"), ("X-Form-Token", ""), ("Origin", "null"), ("Origin", "junk"),
        ("Sec-Fetch-Site", "junk"), ("X-Forwarded-For", "junk"), ("X-Forwarded-Proto", "junk"), ("X-HTTP-Method-Override", "DELETE"),
        ("Referer", "\u4E2D"),
    ];

    /// <summary>Percent-encoded as UTF-8, so that everything can be sent in an address or a form.</summary>
    public static string Percent(string text)
    {
        var encoded = new StringBuilder();
        foreach (var b in Bytes(text))
            encoded.Append(char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'~'
                ? ((char)b).ToString()
                : string.Create(CultureInfo.InvariantCulture, $"%{b:X2}"));
        return encoded.ToString();
    }

    /// <summary>UTF-8, and what would be UTF-8 of half a surrogate pair.</summary>
    public static byte[] Bytes(string text) =>
        [.. text.Split(Half).SelectMany((part, i) => (i == 0 ? [] : (byte[])[0xED, 0xA0, 0x80]).Concat(Encoding.UTF8.GetBytes(part)))];
}
