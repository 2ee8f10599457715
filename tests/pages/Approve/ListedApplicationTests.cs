namespace Funding.Pages.Tests.Approve;

/// <summary>The committee opens what it decides on, and who is recused gets nothing of it.</summary>
public sealed class ListedApplicationTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task A_member_opens_the_applications_of_the_list_as_long_as_it_is_there_and_a_recused_one_nothing()
    {
        var round = host.Fresh(applications: 2, places: 1);
        await round.ToAsync(CollegeStages.Approval);
        await round.SettleAsync();
        var id = Cast.ApplicationId(1);
        var application = await round.ApplicationAsync(id);
        var path = $"/approve/{round.Id}/applications/{id}";
        using var vice = await host.EnterAsync(Cast.Vice.Name, LinkPurpose.Approve, round.Id);
        using var chair = await host.EnterAsync(Cast.Chair.Name, LinkPurpose.Approve, round.Id);
        using var deputy = await host.EnterAsync(Cast.Deputy.Name, LinkPurpose.Approve, round.Id);

        // From the list to the application and its documents; the address carries nothing that opens it for somebody else.
        var list = await vice.GetAsync($"/approve/{round.Id}");
        Assert.Equal(2, list.Page.QuerySelectorAll($"main table a[href^='/approve/{round.Id}/applications/']").Length);
        var dossier = await vice.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, dossier.Status);
        Assert.Equal(application.Name, dossier.Heading);
        Assert.Contains("办理记录", dossier.Main, StringComparison.Ordinal);
        Assert.Contains("抽取评审专家", dossier.Main, StringComparison.Ordinal);
        Assert.Empty(dossier.Page.QuerySelectorAll("main form"));
        foreach (var contact in await ContactsAsync(round, application))
        {
            Assert.DoesNotContain(contact, dossier.Text, StringComparison.Ordinal);
        }

        var file = dossier.Page.QuerySelector($"main a[href^='{path}/documents/']")!.GetAttribute("href")!;
        var sent = await vice.GetAsync(file);
        Assert.Equal("attachment", sent.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-referrer", Assert.Single(sent.Response.Headers.GetValues("Referrer-Policy")));
        Assert.DoesNotContain('?', file);
        Assert.Equal(HttpStatusCode.NotFound, (await vice.GetAsync($"{path}/documents/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await vice.GetAsync($"/approve/{round.Id}/applications/{Cast.ApplicationId(7)}")).Status);

        // A deputy who is not called reads the list and opens nothing; nobody else comes in at all.
        Assert.Empty((await deputy.GetAsync($"/approve/{round.Id}")).Page.QuerySelectorAll("main table a"));
        Assert.Equal(HttpStatusCode.NotFound, (await deputy.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await deputy.GetAsync(file)).Status);
        using var officer = await host.EnterAsync(Cast.Officer.Name, LinkPurpose.OfficerDesk, round.Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(path)).Status);

        await round.Get<ConflictDeclarations>().DeclareAsync(Cast.Chair, round.Id, Cast.CodeOf(1), "配偶在该单位任职。");
        await round.SettleAsync();
        var recused = await chair.GetAsync($"/approve/{round.Id}");
        Assert.Contains("您已声明利益关系", recused.Main, StringComparison.Ordinal);
        Assert.Empty(recused.Page.QuerySelectorAll("main table"));
        foreach (var told in new[] { application.Name, application.OrganisationName, id, (await round.RoundAsync()).RankingHash! })
        {
            Assert.DoesNotContain(told, recused.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await chair.GetAsync($"/approve/{round.Id}/committee-file")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync(file)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync($"/approve/{round.Id}/applications/{Cast.ApplicationId(2)}")).Status);
        await NothingByTheApiAsync(round);

        // The deputy who steps in opens it, and with the stage it closes for everybody.
        Assert.Equal(HttpStatusCode.OK, (await deputy.GetAsync(path)).Status);
        var hash = (await round.RoundAsync()).RankingHash![^4..];
        await round.Get<ApprovalCommands>().ApproveAsync(Cast.Deputy, round.Id, hash);
        await round.Get<ApprovalCommands>().ApproveAsync(Cast.Vice, round.Id, hash);
        await round.SettleAsync();
        Assert.Equal(CollegeStages.PublicNotice, (await round.RoundAsync()).Stage);
        Assert.Equal(HttpStatusCode.NotFound, (await vice.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await vice.GetAsync(file)).Status);
    }

    private async Task NothingByTheApiAsync(RoundPlayer round)
    {
        var queries = round.Get<RankingQueries>();
        Func<Task>[] ways =
        [
            () => queries.CurrentAsync(Cast.Chair, round.Id),
            () => queries.EntriesAsync(Cast.Chair, round.Id),
            () => queries.StabilityAsync(Cast.Chair, round.Id),
            () => queries.OpenCommitteeFileAsync(Cast.Chair, round.Id),
            () => queries.WithdrawnAsync(Cast.Chair, round.Id),
            () => round.Get<AuditExport>().WriteAsync(Cast.Chair, round.Id, Stream.Null, () => { }),
        ];
        foreach (var way in ways)
        {
            Assert.Equal("conflict-declared", (await Assert.ThrowsAsync<RefusedException>(way)).Refusals[0].Code);
        }

        Assert.NotNull(await queries.CurrentAsync(Cast.Vice, round.Id));
        Assert.NotNull(await queries.CurrentAsync(Cast.Officer, round.Id));
    }

    private static async Task<IReadOnlyList<string>> ContactsAsync(RoundPlayer round, Application application)
    {
        var answers = await round.Get<ApplicationStore>().ReadSubmittedAsync(application);
        var contacts = Contacts.Of(round.Programme, answers).Values.Where(v => v.Reaches && v.Text.Length > 5).Select(v => v.Text).ToList();
        Assert.NotEmpty(contacts);
        return contacts;
    }
}
