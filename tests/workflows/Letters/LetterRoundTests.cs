namespace Funding.Workflows.Tests.Letters;

/// <summary>The documents of a round from its launch to its announcement.</summary>
public sealed class LetterRoundTests
{
    [Fact]
    public async Task Call_notice_and_announcement_are_written_and_published_when_what_they_tell_is_public()
    {
        await using var house = House();
        var run = new RoundPlayer(house) { Applications = 4, Places = 2, Experts = _ => 3 };
        await run.LaunchAsync();
        var letters = house.Get<LetterQueries>();
        var commands = house.Get<LetterCommands>();

        var planned = await letters.ListAsync(Cast.Administrator, run.Id);
        Assert.Equal(["call", "notice", "announce"], planned.Select(d => d.Stage.Id.Id));
        var schedule = planned[0].Letter.Attachments[0].Rows;
        Assert.Equal((await run.RoundAsync()).Stages.Count, schedule.Count);
        Assert.Equal("2026年3月2日至2026年3月31日", schedule[0][1]);
        Assert.Equal(["预计，以实际办理为准", "预计，以实际办理为准"], schedule.TakeLast(2).Select(r => r[2]));
        Assert.Empty(await letters.PublishedAsync(run.Id));
        Assert.Equal("letter-not-out", await RefusedAsync(() => PublishAsync("notice")));

        var first = await PublishAsync("call");
        Assert.Equal((1, "教申〔2026〕1号", null), (first.Number, first.LetterNumber, first.Reason));
        Assert.Equal("letter-unchanged letter-reason-missing", await RefusedAsync(() => PublishAsync("call")));
        var desk = await letters.GetAsync(Cast.Administrator, run.Id, "call");
        await commands.SaveAsync(Cast.Administrator, run.Id, "call", desk.Draft with { Phone = "0571-99999999" });
        Assert.Equal("letter-reason-missing", await RefusedAsync(() => PublishAsync("call")));
        var second = await PublishAsync("call", " 更正联系电话 ");
        Assert.Equal((2, "更正联系电话"), (second.Number, second.Reason));
        Assert.NotEqual(first.Docx, second.Docx);
        Assert.DoesNotContain("0571-99999999", (await letters.ReadAsync(run.Id, first)).Note, StringComparison.Ordinal);
        Assert.Contains("0571-99999999", (await letters.ReadAsync(run.Id, second)).Note, StringComparison.Ordinal);
        foreach (var hash in new[] { first.Content, first.Docx, second.Content, second.Docx, second.Pdf! })
            Assert.Equal(hash, await HashAsync(hash));

        await run.ApplyAsync();
        await run.LeaveAsync();
        await run.ToAsync(CollegeStages.Approval);
        await run.PassAsync();
        var notice = await PublishAsync("notice");
        var list = (await letters.ReadAsync(run.Id, notice)).Attachments[0];
        Assert.Equal(2, list.Rows.Count);
        Assert.Equal(
            (await house.Get<NoticeQueries>().EntriesAsync(run.Id)).Items.Select(e => e.Value).OrderBy(e => e.Rank)
                .Select(e => e.OrganisationName),
            list.Rows.Select(r => r[1]));
        Assert.Null((await letters.ReadAsync(run.Id, notice)).Addressees);
        await run.LaterAsync(20);
        var announced = await PublishAsync("announce");
        Assert.Equal(
            (await house.Get<AwardQueries>().OfRoundAsync(run.Id)).Items.Select(a => a.Value.CertificateNumber),
            (await letters.ReadAsync(run.Id, announced)).Attachments[0].Rows.Select(r => r[3]));
        Assert.Equal(
            [("call", 2), ("call", 1), ("notice", 1), ("announce", 1)],
            (await letters.PublishedAsync(run.Id)).Select(v => (v.Stage.Id, v.Number)));
        await house.SettleAsync();
        var audited = await house.AuditedAsync("letter-published");
        Assert.Equal(["call 1", "call 2", "notice 1", "announce 1"], audited.Select(n => $"{n.Facts["stage"]} {n.Facts["version"]}"));
        Assert.Equal(second.Docx, audited[1].Facts["docx"]);
        Assert.Empty(await house.Get<RoundCheck>().FaultsAsync(run.Id).ToListAsync());

        Task<LetterVersion> PublishAsync(string stage, string? reason = null) =>
            commands.PublishAsync(Cast.Administrator, run.Id, stage, reason);

        async Task<string> HashAsync(string name)
        {
            await using var content = await letters.OpenAsync(run.Id, name);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
        }
    }

    [Fact]
    public async Task A_saved_text_stays_until_it_is_begun_again_from_the_template()
    {
        await using var house = House();
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        var (letters, commands) = (house.Get<LetterQueries>(), house.Get<LetterCommands>());
        var template = await letters.GetAsync(Cast.Administrator, run.Id, "notice");
        Assert.Contains("5个工作日", template.Draft.Body, StringComparison.Ordinal);
        await commands.SaveAsync(Cast.Administrator, run.Id, "notice", template.Draft with { Title = "公示" });
        Assert.Equal(("公示", true), await StateAsync());
        Assert.Equal("letter-part-missing", await RefusedAsync(() => commands.SaveAsync(
            Cast.Administrator, run.Id, "notice", template.Draft with { Title = "" })));
        Assert.Equal(("公示", true), await StateAsync());
        await commands.ResetAsync(Cast.Administrator, run.Id, "notice");
        Assert.Equal((template.Draft.Title, false), await StateAsync());

        async Task<(string Title, bool Saved)> StateAsync()
        {
            var desk = await letters.GetAsync(Cast.Administrator, run.Id, "notice");
            return (desk.Draft.Title, desk.Saved);
        }
    }

    [Fact]
    public async Task Only_administrators_write_documents_and_only_of_stages_that_publish_one()
    {
        await using var house = House();
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        var (letters, commands) = (house.Get<LetterQueries>(), house.Get<LetterCommands>());
        foreach (var other in new[] { Cast.Officer, Cast.Chair })
        {
            Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<RefusedException>(() => letters.ListAsync(other, run.Id))).Kind);
            Assert.Equal(
                RefusalKind.Forbidden,
                (await Assert.ThrowsAsync<RefusedException>(() => commands.PublishAsync(other, run.Id, "call", null))).Kind);
        }

        foreach (var stage in new[] { "rank", "nothing", "" })
            Assert.Equal("letter-not-found", await RefusedAsync(() => letters.GetAsync(Cast.Administrator, run.Id, stage)));
        Assert.Equal("letter-not-found", await RefusedAsync(() => letters.FindAsync(run.Id, "call")));
    }

    private static RoundHouse House() => new(engineInMemory: true, configure: services => services.Configure<PortalOptions>(
        portal => (portal.Contact.Phone, portal.Contact.Supervision) = ("0571-00000000", "0571-00000001")));

    private static async Task<string> RefusedAsync(Func<Task> act) => string.Join(
        ' ', (await Assert.ThrowsAsync<RefusedException>(act)).Refusals.Select(r => r.Code));
}
