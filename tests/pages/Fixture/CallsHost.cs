namespace Funding.Pages.Tests.Fixture;

/// <summary>The portal with calls of one programme, a batch for each that is asked for.</summary>
/// <param name="notice">Who issues the notice, as its number begins.</param>
public abstract class CallsHost(string programmeId, string notice) : PortalHost
{
    private static readonly Actor Administrator =
        new("launcher", "launcher", new HashSet<Role> { Role.Administrator }, null, "test");

    private int batches;

    public async Task<Round> LaunchAsync()
    {
        foreach (var email in new[] { "member1@funding.example", "member2@funding.example" })
            await Services.GetRequiredService<PeopleStore>().GrantAsync(email, new RoleGrant(Role.Committee), "评委");
        var batch = Interlocked.Increment(ref batches);
        return await Services.GetRequiredService<LaunchCommands>().LaunchAsync(Administrator, new LaunchRequest
        {
            ProgrammeId = programmeId,
            Year = Clock.GetUtcNow().Year,
            Batch = batch,
            NoticeNumber = string.Create(CultureInfo.InvariantCulture, $"{notice}〔2026〕{batch}号"),
        });
    }

    /// <summary>Begins an application on its page.</summary>
    /// <returns>The address of the draft.</returns>
    public static async Task<string> ApplyAsync(Visitor visitor, string round, string email, string code, string name, string kind)
    {
        await visitor.SignInAsync(email);
        var created = await visitor.SubmitAsync(await visitor.GetAsync($"/apply/{round}/new"), new Dictionary<string, string>
        {
            ["creditCode"] = code,
            ["organisationName"] = name,
            ["applicantKind"] = kind,
            ["desk"] = "hangzhou",
        });
        return created.Location ?? throw new InvalidOperationException(created.Main);
    }
}
