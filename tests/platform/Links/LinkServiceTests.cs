namespace Funding.Platform.Tests.Links;

public sealed class LinkServiceTests(LinkHouse desk) : IClassFixture<LinkHouse>
{
    [Fact]
    public async Task A_link_for_another_purpose_is_refused()
    {
        var token = desk.Links.TokenOf(await desk.Links.IssueAsync("p1", desk.Terms(LinkPurpose.ReviewDesk)));
        await RefusedAsync(LinkRefusals.WrongPurpose, () => desk.Links.FindAsync(token, LinkPurpose.Approve));
    }

    [Fact]
    public async Task It_works_to_the_last_moment_and_is_refused_at_its_expiry()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms());
        var token = desk.Links.TokenOf(link);
        desk.Clock.SetUtcNow(link.Terms.ExpiresAt.AddTicks(-1));
        await desk.Links.FindAsync(token, LinkPurpose.ReviewDesk);
        await desk.Links.CountUseAsync(link.Id);
        desk.Clock.SetUtcNow(link.Terms.ExpiresAt);
        await RefusedAsync(LinkRefusals.DeskExpired, () => desk.Links.FindAsync(token, LinkPurpose.ReviewDesk));
        await RefusedAsync(LinkRefusals.DeskExpired, () => desk.Links.CountUseAsync(link.Id));
    }

    [Fact]
    public async Task A_revoked_link_is_refused_and_keeps_the_first_moment()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms());
        var first = await desk.Links.RevokeAsync(link.Id);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first.RevokedAt, (await desk.Links.RevokeAsync(link.Id)).RevokedAt);
        await RefusedAsync(LinkRefusals.Revoked, () => desk.Links.FindAsync(desk.Links.TokenOf(link), LinkPurpose.ReviewDesk));
        await RefusedAsync(LinkRefusals.Revoked, () => desk.Links.CountUseAsync(link.Id));
    }

    [Fact]
    public async Task Opening_it_many_times_changes_no_row()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms(uses: 1));
        var before = await desk.Store.GetAsync($"link:{link.Id[..2]}", link.Id);
        for (var i = 0; i < 5; i++)
            await desk.Links.FindAsync(desk.Links.TokenOf(link), LinkPurpose.ReviewDesk);
        Assert.Equal(before!.ETag, (await desk.Store.GetAsync($"link:{link.Id[..2]}", link.Id))!.ETag);
    }

    [Fact]
    public async Task Of_many_simultaneous_posts_a_single_use_link_lets_one_through()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms(uses: 1));
        var posts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await desk.Links.CountUseAsync(link.Id);
                return null;
            }
            catch (RefusedException e)
            {
                return e.Refusals[0];
            }
        }));
        Assert.Single(posts, refusal => refusal is null);
        Assert.Equal(19, posts.Count(refusal => refusal == LinkRefusals.UsedUp));
    }

    [Fact]
    public async Task Simultaneous_posts_of_a_desk_link_are_all_counted()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.Links.CountUseAsync(link.Id)));
        Assert.Equal(20, (await desk.Links.FindByIdAsync(link.Id))!.Uses);
    }

    [Fact]
    public async Task The_same_mail_tried_again_carries_the_same_link()
    {
        var first = await desk.Links.IssueForMailAsync("r1", "mail:1", "p1", desk.Terms());
        await desk.Links.CountUseAsync(first.Id);
        desk.Clock.Advance(TimeSpan.FromMinutes(3));
        var again = await desk.Links.IssueForMailAsync("r1", "mail:1", "p1", first.Terms);
        Assert.Equal(desk.Links.TokenOf(first), desk.Links.TokenOf(again));
        Assert.Equal(1, again.Uses);
        Assert.Equal(first.IssuedAt, again.IssuedAt);
        Assert.NotEqual(first.Id, (await desk.Links.IssueForMailAsync("r2", "mail:1", "p1", first.Terms)).Id);
    }

    [Fact]
    public async Task An_effect_key_used_for_two_people_fails_loudly()
    {
        await desk.Links.IssueForMailAsync("r1", "mail:2", "p1", desk.Terms());
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Links.IssueForMailAsync("r1", "mail:2", "p2", desk.Terms()));
    }

    [Fact]
    public async Task The_office_pages_through_a_persons_links()
    {
        var issued = new List<LinkRecord>();
        for (var day = 0; day < 7; day++)
            issued.Add(await desk.Links.IssueAsync(
                "某人/1", desk.Terms(subject: "round?7") with { ExpiresAt = desk.Clock.GetUtcNow().AddDays(day + 1) }));
        var revoked = await desk.Links.RevokeAsync(issued[3].Id);

        var seen = new List<LinkRecord>();
        string? continuation = null;
        do
        {
            var page = await desk.Links.ListByPersonAsync("某人/1", 3, continuation);
            Assert.True(page.Links.Count <= 3);
            seen.AddRange(page.Links);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Assert.Equal(issued.Select(link => link.Id).Reverse(), seen.Select(link => link.Id));
        Assert.Contains(revoked, seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../etc/passwd")]
    [InlineData("汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字")]
    public async Task An_id_that_is_none_is_refused_without_a_trace(string id)
    {
        Assert.Null(await desk.Links.FindByIdAsync(id));
        await RefusedAsync(LinkRefusals.NoSuchLink, () => desk.Links.RevokeAsync(id));
    }

    private static async Task RefusedAsync(Refusal expected, Func<Task> act) =>
        Assert.Equal(expected, Assert.Single((await Assert.ThrowsAsync<RefusedException>(act)).Refusals));
}
