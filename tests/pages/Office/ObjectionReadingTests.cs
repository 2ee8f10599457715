namespace Funding.Pages.Tests.Office;

/// <summary>Administrators read objections and what was answered; who objected stays with the officers.</summary>
public sealed class ObjectionReadingTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Name = "马建华";
    private const string Contact = "13800000000";

    [Fact]
    public async Task An_administrator_reads_what_was_objected_and_answered_and_decides_nothing()
    {
        var round = host.Fresh(applications: 2, places: 1);
        await round.ToAsync(CollegeStages.PublicNotice);
        await round.SettleAsync();
        var entry = (await round.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries))[0].ApplicationId;
        var objection = await round.Get<ObjectionFiling>().FileAsync(
            Cast.Citizen, round.Id, entry, Name, Contact, $"本人{Name}反映：该单位申报的实训设备清单与实际不符，请核实。",
            [new SentFile("现场照片.pdf", "application/pdf", () => new MemoryStream(SampleApplication.Pdf))]);
        await round.SettleAsync();
        var (list, one) = ($"/office/rounds/{round.Id}/objections", $"/office/rounds/{round.Id}/objections/{objection.Id}");
        var document = $"{one}/documents/{objection.Documents[0].Id}";
        using var administrator = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, round.Id);
        using var officer = await host.EnterAsync(Cast.SecondOfficer.Name, LinkPurpose.ObjectionDesk, round.Id);

        Assert.Contains(objection.Id, (await administrator.GetAsync(list)).Main, StringComparison.Ordinal);
        Assert.NotNull((await administrator.GetAsync($"/office/rounds/{round.Id}")).Page.QuerySelector($"nav a[href='{list}']"));
        var read = await administrator.GetAsync(one);
        Assert.Contains("实训设备清单与实际不符", read.Main, StringComparison.Ordinal);
        Assert.Contains("附材料1份", read.Main, StringComparison.Ordinal);
        Assert.Empty(read.Page.QuerySelectorAll("main form"));
        Hidden(read.Text, objection);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(document)).Status);

        var whole = await officer.GetAsync(one);
        Assert.Contains(Contact, whole.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(document)).Status);
        var token = whole.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        var stolen = await administrator.PostAsync(
            one, new Dictionary<string, string> { ["form-token"] = token, ["decision"] = "upheld", ["reason"] = "经核查，异议成立。" });
        Assert.NotEqual(HttpStatusCode.SeeOther, stolen.Status);
        Assert.Equal(
            "role-not-allowed",
            (await Assert.ThrowsAsync<RefusedException>(() => round.Get<ObjectionDecisionCommands>().DecideAsync(
                Cast.Administrator, round.Id, objection.Id, true, "经核查，异议成立。"))).Refusals[0].Code);

        await officer.SubmitAsync(whole, new Dictionary<string, string> { ["decision"] = "dismissed", ["reason"] = $"已向{Name}说明，设备属实。" });
        await round.SettleAsync();
        var answered = await administrator.GetAsync(one);
        Assert.Contains("设备属实", answered.Main, StringComparison.Ordinal);
        Hidden(answered.Text, objection);

        // Nor does the log of mails say it, whoever is asked for.
        var mails = $"/office/rounds/{round.Id}/mails";
        foreach (var kind in new[] { "ObjectionReceipt", "ObjectionDecided" })
        {
            var page = await administrator.GetAsync($"{mails}?kind={kind}");
            Assert.Contains(objection.Id, page.Main, StringComparison.Ordinal);
            Hidden(page.Text, objection);
            Assert.DoesNotContain(Cast.Citizen.Name, page.Text, StringComparison.Ordinal);
        }

        var asked = await administrator.GetAsync($"{mails}?find={Uri.EscapeDataString(Cast.Citizen.Name)}");
        Assert.DoesNotContain(objection.Id, asked.Main, StringComparison.Ordinal);

        // An officer with a conflict has no more of it than an administrator.
        await round.Get<ConflictDeclarations>().DeclareAsync(Cast.SecondOfficer, round.Id, entry.Split('-')[0], "配偶在该单位任职。");
        Hidden((await officer.GetAsync(one)).Text, objection);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(document)).Status);
        var lines = await round.Get<ObjectionQueries>().ListAsync(Cast.SecondOfficer, round.Id, null);
        Assert.All(lines.Items, line => Assert.False(line.Value.KnowsObjector));
    }

    private static void Hidden(string page, Objection objection)
    {
        Assert.DoesNotContain(Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Contact, page, StringComparison.Ordinal);
        Assert.DoesNotContain("现场照片", page, StringComparison.Ordinal);
        Assert.DoesNotContain(objection.ObjectorId, page, StringComparison.Ordinal);
    }
}
