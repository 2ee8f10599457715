namespace Funding.Platform.Tests.Links;

public sealed class LinkTokenTests(LinkHouse desk) : IClassFixture<LinkHouse>
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=/+ %\u00e9汉";

    [Fact]
    public async Task Any_changed_character_is_refused()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms());
        var token = desk.Links.TokenOf(link);
        Assert.Equal(link, await desk.Links.FindAsync(token, LinkPurpose.ReviewDesk));

        await Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char[Characters]).Where((at, c) => token[at] != c)
            .SampleAsync(async (at, c) => await RefusedAsync(token[..at] + c + token[(at + 1)..]), iter: 2000);
    }

    [Fact]
    public async Task The_last_characters_have_one_spelling_although_their_bits_have_four()
    {
        var token = desk.Links.TokenOf(await desk.Links.IssueAsync("p1", desk.Terms()));
        foreach (var c in Characters.Where(c => c != token[^1]))
            await RefusedAsync(token[..^1] + c);
        foreach (var c in Characters.Where(c => c != token[21]))
            await RefusedAsync(token[..21] + c + token[22..]);
    }

    [Fact]
    public async Task Truncated_lengthened_and_empty_tokens_are_refused()
    {
        var token = desk.Links.TokenOf(await desk.Links.IssueAsync("p1", desk.Terms()));
        for (var length = 0; length < token.Length; length++)
            await RefusedAsync(token[..length]);
        foreach (var text in (string?[])[
            null, token + "A", " " + token, token + "\n", token + token, new string('A', 66), new string('A', 100_000)
        ])
            await RefusedAsync(text);
    }

    [Fact]
    public async Task The_mac_of_one_link_does_not_open_another()
    {
        var one = desk.Links.TokenOf(await desk.Links.IssueAsync("p1", desk.Terms()));
        var other = desk.Links.TokenOf(await desk.Links.IssueAsync("p1", desk.Terms()));
        await RefusedAsync(one[..22] + other[22..]);
    }

    [Fact]
    public async Task What_is_stored_cannot_be_turned_into_a_token()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms());
        var row = (await desk.Store.GetAsync($"link:{link.Id[..2]}", link.Id))!;
        Assert.DoesNotContain(desk.Links.TokenOf(link)[23..], string.Concat(row.Properties.Values), StringComparison.Ordinal);

        // Somebody with the rows but another key derives tokens that are refused.
        var thief = new LinkService(desk.Store, LinkKeyRing.Generate(), desk.Clock);
        await RefusedAsync(thief.TokenOf(link));
    }

    [Fact]
    public async Task Links_of_a_rotated_key_go_on_working()
    {
        var old = await desk.Links.IssueAsync("p1", desk.Terms());
        var rotated = LinkKeyRing.Parse(desk.Keys.Rotate().ToSecretJson());
        var later = new LinkService(desk.Store, rotated, desk.Clock);
        var fresh = await later.IssueAsync("p1", desk.Terms());
        Assert.NotEqual(old.KeyId, fresh.KeyId);
        Assert.Equal(old, await later.FindAsync(desk.Links.TokenOf(old), LinkPurpose.ReviewDesk));
        Assert.Equal(fresh, await later.FindAsync(later.TokenOf(fresh), LinkPurpose.ReviewDesk));
        await RefusedAsync(later.TokenOf(fresh));
    }

    private async Task RefusedAsync(string? token)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.Links.FindAsync(token, LinkPurpose.ReviewDesk));
        Assert.Equal(LinkRefusals.Malformed, Assert.Single(refused.Refusals));
    }
}
