namespace Funding.Local.Demo;

/// <summary>What the stages of the demonstration share: the host's services, the clock's pace, and everybody's hands.</summary>
/// <param name="browser">A client with cookies of its own that follows redirects.</param>
internal sealed class DemoYear(
    IServiceProvider services, Pace pace, HttpClient http, Func<HttpClient> browser, DemoProgramme of, DateOnly opens)
    : IDisposable
{
    private readonly Dictionary<(string, Role, string?), DemoClient> clients = [];
    private readonly Dictionary<string, DemoVisitor> visitors = [];

    public IServiceProvider Services => services;

    public Pace Pace => pace;

    private MailProgram Mail => new(Services.GetRequiredService<Mailbox>());

    /// <summary>First day of the call.</summary>
    public DateOnly Opens => opens;

    public string Round => of.RoundOf(opens);

    public string ProgrammeId => of.Id;

    public DemoApplicant ApplicantOf(string application) => of.ApplicantOf(application);

    /// <summary>Refusals that were met on purpose, by what was tried.</summary>
    public Dictionary<string, string> Refused { get; } = [];

    /// <summary>Applications and persons with a part of their own, by that part.</summary>
    public Dictionary<string, string> Cast { get; } = [];

    public Programme Programme => Services.GetRequiredService<Catalogue>().Programme(ProgrammeId);

    public string NameOf(DeskLimit desk) => Services.GetRequiredService<Catalogue>().Desk(desk.Desk).Name.Zh;

    /// <summary>Those of the department that leads the programme.</summary>
    public IReadOnlyList<string> Officers => Persons.OfficersOf(Programme.Department);

    /// <param name="index">Among <see cref="Officers"/>.</param>
    public Task<DemoClient> OfficerAsync(int index) => AsAsync(Officers[index], Role.Officer, Programme.Department);

    public Task<DemoClient> AdministratorAsync() => AsAsync(Persons.Administrator, Role.Administrator);

    /// <summary>A file that everybody may have.</summary>
    public Task<byte[]> PublicAsync(string path) => http.GetByteArrayAsync(path);

    /// <summary>A person with the token that the command line issues.</summary>
    public async Task<DemoClient> AsAsync(string email, Role role, string? desk = null)
    {
        if (clients.TryGetValue((email, role, desk), out var known))
            return known;
        var issued = await CommandCalls.Token.Work(Services, new TokenRequest(email, role, desk, 365), default);
        return clients[(email, role, desk)] = new DemoClient(http, issued.Token);
    }

    /// <summary>A person's browser: the same one whenever they come, with its session.</summary>
    public DemoVisitor Visitor(string email) =>
        visitors.TryGetValue(email, out var known) ? known : visitors[email] = new DemoVisitor(browser(), email, Mail, pace);

    /// <summary>A person's browser after they came in by the link of their newest mail for that purpose.</summary>
    public async Task<DemoVisitor> VisitorByMailAsync(string email, LinkPurpose purpose)
    {
        var visitor = Visitor(email);
        await visitor.ComeInAsync(Paths.Link(purpose) + "/");
        return visitor;
    }

    /// <summary>Whether a mail with a link of that purpose has come.</summary>
    public async Task<bool> HasMailAsync(string email, LinkPurpose purpose) =>
        await Mail.NewestLinkAsync(email, Paths.Link(purpose) + "/") is not null;

    public void Dispose()
    {
        foreach (var visitor in visitors.Values)
            visitor.Dispose();
    }

    /// <summary>The closing day of a stage by its id.</summary>
    public async Task<DateOnly> DayAsync(string stage) =>
        DateOnly.Parse(
            (await RoundAsync()).GetProperty("closes").GetProperty(stage).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The stage of a kind, of which the programme has one.</summary>
    public StageKey StageOf(string kind) => new(Programme.Stages.First(s => s.Kind == kind).Id);

    public async Task<JsonElement> RoundAsync() => await (await AdministratorAsync()).GetAsync($"/rounds/{Round}");

    public async Task<bool> IsAtAsync(string stage) => (await RoundAsync()).GetProperty("stage").GetString() == stage;

    public async Task<bool> IsAnnouncedAsync() => (await RoundAsync()).GetProperty("standing").GetString() == "announced";
}
