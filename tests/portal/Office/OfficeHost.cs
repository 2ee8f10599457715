namespace Funding.Portal.Tests.Office;

/// <summary>Readers of the office, and applications put straight into the tables.</summary>
internal static class OfficeHost
{
    public const string SecondAdministrator = "admin2@funding.example";
    public const string SecondOfficer = "officer2@funding.example";

    public static async Task<RoundBuilder> WithStaffAsync(this RoundBuilder round)
    {
        await round.Get<PeopleStore>().GrantAsync(SecondAdministrator, new RoleGrant(Role.Administrator), "钱管理");
        await round.Get<PeopleStore>().GrantAsync(SecondOfficer, new RoleGrant(Role.Officer), "吴审查");
        return round;
    }

    public static Task<Visitor> OfficeAsync(this StageHost host, RoundBuilder round, string email) =>
        host.EnterAsync(email, LinkPurpose.Office, round.Id);

    public static async Task AddDraftsAsync(this RoundBuilder round, int from, int count, string title = "产业学院")
    {
        foreach (var number in Enumerable.Range(from, count))
        {
            await round.Get<CommitWriter>().SaveAsync(new Commit(RoundKeys.Partition(round.Id)).InsertApplication(new Application
            {
                Id = $"{RoundBuilder.ApplicationId(100_000 + number)}",
                RoundId = round.Id,
                CreditCode = RoundBuilder.ApplicationId(100_000 + number)[..18],
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
