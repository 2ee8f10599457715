namespace Funding.Platform.Tests.Links;

public sealed class SignInTests : IAsyncDisposable
{
    private static readonly IPAddress Network = IPAddress.Parse("203.0.113.7");
    private readonly SignInDesk desk = new();

    [Fact]
    public async Task Somebody_unknown_gets_a_link_types_the_address_and_is_created()
    {
        await desk.SignIn.RequestAsync(" Zhang@Example.org ", Network, "en", "/apply?round=1");
        var mail = await desk.NewestMailAsync();
        Assert.Equal("zhang@example.org", mail.ToAddress);
        Assert.Contains("?return=%2Fapply%3Fround%3D1", mail.Text, StringComparison.Ordinal);
        Assert.Null(await desk.People.FindAsync(Person.IdOf("zhang@example.org")));

        var token = SignInDesk.TokenIn(mail.Text);
        Assert.Equal("z***@example.org", (await desk.SignIn.PreviewAsync(token)).MaskedAddress);
        var signedIn = await desk.SignIn.CompleteAsync(token, "ZHANG@example.org ", "en");
        Assert.Equal(Person.IdOf("zhang@example.org"), signedIn.PersonId);
        Assert.Equal("en", (await desk.People.FindAsync(signedIn.PersonId))!.Value.Language);
        await RefusedAsync(LinkRefusals.UsedUp, () => desk.SignIn.CompleteAsync(token, "zhang@example.org", "en"));
    }

    [Fact]
    public async Task Known_unknown_and_disabled_people_are_not_told_apart()
    {
        await desk.People.GetOrCreateAsync("known@example.org", "zh", "张三");
        var closed = await desk.People.GetOrCreateAsync("closed@example.org");
        await desk.People.ChangeAsync(closed.Id, p => p with { Disabled = true });

        var traces = new List<string>();
        foreach (var email in new[] { "known@example.org", "closed@example.org", "nobody@example.org" })
        {
            using (StorageMeter.Measure(out var reading))
            {
                await desk.SignIn.RequestAsync(email, Network, "zh");
                traces.Add(string.Join(',', Enum.GetValues<StorageOperation>().Select(operation => reading[operation])));
            }

            // Exactly as many requests are allowed, and then the same refusal.
            for (var i = 1; i < 5; i++)
                await desk.SignIn.RequestAsync(email, Network, "zh");
            traces[^1] +=
                (await Assert.ThrowsAsync<RefusedException>(() => desk.SignIn.RequestAsync(email, Network, "zh"))).Refusals[0].ToString();
        }

        Assert.Single(traces.Distinct());
        Assert.NotEqual("0,0,0,0,0,0", traces[0][..11]);
    }

    [Fact]
    public async Task A_stranger_uses_up_nothing_of_the_owners_requests_from_another_network()
    {
        var stranger = IPAddress.Parse("198.51.100.9");
        for (var i = 0; i < 5; i++)
            await desk.SignIn.RequestAsync("owner@example.org", stranger, "zh");
        for (var i = 0; i < 30; i++)
            Assert.Equal(
                "sign-in-too-many",
                (await Assert.ThrowsAsync<RefusedException>(
                    () => desk.SignIn.RequestAsync("owner@example.org", stranger, "zh"))).Refusals[0].Code);

        for (var i = 0; i < 5; i++)
            await desk.SignIn.RequestAsync("owner@example.org", Network, "zh");
        Assert.Equal(
            "sign-in-too-many",
            (await Assert.ThrowsAsync<RefusedException>(
                () => desk.SignIn.RequestAsync("owner@example.org", Network, "zh"))).Refusals[0].Code);
    }

    [Fact]
    public async Task An_address_gets_no_flood_of_mails_from_many_networks_and_the_answer_is_the_same_for_nobodys()
    {
        await desk.People.GetOrCreateAsync("known@example.org", "zh", "张三");
        var refusals = new List<string>();
        foreach (var email in new[] { "known@example.org", "nobody@example.org" })
        {
            for (var i = 0; i < 20; i++)
                await desk.SignIn.RequestAsync(email, IPAddress.Parse($"198.51.{i}.1"), "zh");
            refusals.Add((await Assert.ThrowsAsync<RefusedException>(() => desk.SignIn.RequestAsync(
                email, IPAddress.Parse("198.51.99.1"), "zh"))).Refusals[0].ToString());
        }

        Assert.Single(refusals.Distinct());
    }

    [Fact]
    public async Task Two_simultaneous_posts_sign_in_once()
    {
        var token = await desk.RequestTokenAsync("zhang@example.org", Network);
        var posts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await desk.SignIn.CompleteAsync(token, "zhang@example.org", "zh")).PersonId;
            }
            catch (RefusedException e) when (e.Refusals[0] == LinkRefusals.UsedUp)
            {
                return null;
            }
        }));
        Assert.Single(posts, id => id is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wang@example.org")]
    [InlineData("zhang@example.org.cn")]
    public async Task A_robot_or_another_person_does_not_get_in_and_the_link_still_works(string? typed)
    {
        var token = await desk.RequestTokenAsync("zhang@example.org", Network);
        await desk.SignIn.PreviewAsync(token);
        await RefusedAsync(SignInRefusals.AnotherAddress, () => desk.SignIn.CompleteAsync(token, typed, "zh"));
        await desk.SignIn.CompleteAsync(token, "zhang@example.org", "zh");
    }

    [Fact]
    public async Task Who_came_by_somebody_elses_link_gets_few_tries_at_the_address_and_pressing_the_button_is_none()
    {
        var token = await desk.RequestTokenAsync("zhang@example.org", Network);
        for (var i = 0; i < 2 * TypedAddress.Tries; i++)
            await RefusedAsync(SignInRefusals.AnotherAddress, () => desk.SignIn.CompleteAsync(token, " ", "zh"));
        for (var i = 0; i < TypedAddress.Tries; i++)
            await RefusedAsync(SignInRefusals.AnotherAddress, () => desk.SignIn.CompleteAsync(token, $"z{i}@example.org", "zh"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.SignIn.CompleteAsync(token, "zhang@example.org", "zh"));
        Assert.Equal(("link-too-many-tries", RefusalKind.TooMany), (refused.Refusals[0].Code, refused.Kind));
        desk.Clock.Advance(TypedAddress.Window);
        await desk.SignIn.CompleteAsync(token, "zhang@example.org", "zh");
    }

    [Fact]
    public async Task The_link_works_half_an_hour_and_no_longer()
    {
        var token = await desk.RequestTokenAsync("zhang@example.org", Network);
        desk.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        await desk.SignIn.PreviewAsync(token);
        desk.Clock.Advance(TimeSpan.FromTicks(1));
        await RefusedAsync(LinkRefusals.Expired, () => desk.SignIn.CompleteAsync(token, "zhang@example.org", "zh"));
    }

    [Fact]
    public async Task A_link_of_another_purpose_does_not_sign_in()
    {
        var link = await desk.Links.IssueAsync(
            "p1",
            new LinkTerms
            {
                Purpose = LinkPurpose.ReviewDesk,
                Subject = "zhang@example.org",
                ExpiresAt = desk.Clock.GetUtcNow().AddDays(1)
            });
        await RefusedAsync(LinkRefusals.WrongPurpose, () => desk.SignIn.CompleteAsync(desk.Links.TokenOf(link), "zhang@example.org", "zh"));
    }

    [Fact]
    public async Task A_closed_account_is_told_only_to_its_owner()
    {
        var token = await desk.RequestTokenAsync("zhang@example.org", Network);
        var person = await desk.People.GetOrCreateAsync("zhang@example.org");
        await desk.People.ChangeAsync(person.Id, p => p with { Disabled = true });
        await RefusedAsync(SignInRefusals.Disabled, () => desk.SignIn.CompleteAsync(token, "zhang@example.org", "zh"));
    }

    [Theory]
    [InlineData("203.0.113.{0}", 60)]
    [InlineData("::ffff:198.51.100.{0}", 60)]
    [InlineData("2001:db8:1:2:{0}::1", 60)]
    public async Task A_network_is_throttled_as_one_and_its_neighbour_is_not(string addresses, int limit)
    {
        for (var i = 1; i <= limit; i++)
            await desk.SignIn.RequestAsync($"p{i}@example.org", IPAddress.Parse(string.Format(addresses, i)), "zh");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.SignIn.RequestAsync(
            "q@example.org", IPAddress.Parse(string.Format(addresses, 99)), "zh"));
        Assert.Equal(("sign-in-too-many", RefusalKind.TooMany), (refused.Refusals[0].Code, refused.Kind));
        await desk.SignIn.RequestAsync("q@example.org", IPAddress.Parse("192.0.2.1"), "zh");
        await desk.SignIn.RequestAsync("q@example.org", IPAddress.Parse("2001:db8:1:3::1"), "zh");
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        await desk.SignIn.RequestAsync("q@example.org", IPAddress.Parse(string.Format(addresses, 99)), "zh");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zhang")]
    [InlineData("@example.org")]
    [InlineData("zhang@")]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("张三 <a@example.org>")]
    [InlineData("<a@example.org>")]
    [InlineData("a b@example.org")]
    public async Task What_is_no_address_is_refused_before_anything_is_counted(string? email)
    {
        using (StorageMeter.Measure(out var reading))
        {
            await RefusedAsync(SignInRefusals.NoAddress, () => desk.SignIn.RequestAsync(email, Network, "zh"));
            Assert.Equal(0, reading.Sum);
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_return_address_elsewhere_is_left_out(string path)
    {
        await desk.SignIn.RequestAsync("zhang@example.org", Network, "zh", path);
        Assert.DoesNotContain("return=", (await desk.NewestMailAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_stored_before_the_mail_holds_the_token()
    {
        await desk.SignIn.RequestAsync("zhang@example.org", Network, "zh");
        var rows = new List<string>();
        await foreach (var row in desk.Store.EnumerateAsync("system", KeyRange.All))
            rows.Add(row.Key + string.Concat(row.Properties.Values));
        Assert.NotEmpty(rows);
        var mac = SignInDesk.TokenIn((await desk.NewestMailAsync()).Text)[23..];
        Assert.DoesNotContain(rows, row => row.Contains(mac, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private static async Task RefusedAsync(Refusal expected, Func<Task> act) =>
        Assert.Equal(expected, Assert.Single((await Assert.ThrowsAsync<RefusedException>(act)).Refusals));
}
