namespace Funding.Pages.Tests.Office;

/// <summary>Readers of the office, and applications put straight into the tables.</summary>
internal static class OfficeHost
{
    /// <summary>A launched round with a second administrator.</summary>
    public static async Task<RoundPlayer> StaffedAsync(this StageHost host, int applications = 1)
    {
        var round = await host.LaunchedAsync(applications);
        await round.WithStaffAsync();
        return round;
    }

    /// <summary>The same with its applications.</summary>
    public static async Task<RoundPlayer> AppliedAsync(this StageHost host, int applications = 1)
    {
        var round = await host.StaffedAsync(applications);
        await round.ApplyAsync();
        return round;
    }

    public static Task WithStaffAsync(this RoundPlayer round) =>
        round.InviteAsync(Cast.SecondAdministrator, Role.Administrator, "钱管理");

    public static Task<Visitor> OfficeAsync(this StageHost host, RoundPlayer round, string email) =>
        host.EnterAsync(email, LinkPurpose.Office, round.Id);

    public static async Task AddDraftsAsync(this RoundPlayer round, int from, int count, string title = "产业学院")
    {
        foreach (var number in Enumerable.Range(from, count))
        {
            await round.Get<CommitWriter>().SaveAsync(new Commit(RoundKeys.Partition(round.Id)).InsertApplication(new Application
            {
                Id = Cast.ApplicationId(100_000 + number),
                RoundId = round.Id,
                CreditCode = Cast.ApplicationId(100_000 + number)[..18],
                OrganisationName = $"第{number}职业技术学院",
                Title = title,
                ApplicantKind = round.Programme.Subject.Kinds[0].Id,
                Desk = round.Desk,
                State = ApplicationState.Draft,
                Editors = [Person.IdOf($"draft{number}@college.example")],
                CreatedAt = round.Get<TimeProvider>().GetUtcNow(),
            }));
        }

        await round.SettleAsync();
    }

    /// <summary>What a page costs below the portal, with nothing else running.</summary>
    public static async Task<long> CostAsync(this StageHost host, Visitor visitor, string path)
    {
        var meter = host.Services.GetRequiredService<StorageMeter>();
        var before = meter.Total.Sum;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).Status);
        return meter.Total.Sum - before;
    }

    public static string Token(this Answer page) => page.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
}
