using System.Text.Json;
using Funding.Local.Owner;
using Funding.Local.Time;
using Funding.Workflows.Roles;

namespace Funding.Local.Demo;

/// <summary>What the stages of the demonstration share: the host, the clock's pace, and everybody's hands.</summary>
internal sealed class DemoYear(WebApplication app, RehearsalClock clock, Pace pace, HttpClient http, DateOnly opens)
{
    private readonly Dictionary<(string, Role, string?), DemoClient> clients = [];

    /// <summary>The 32 bytes of the draw: fixed, so that every run draws alike.</summary>
    public const string DrawSeed = "9f2c51d07be84a36c1d5e2f80a6b7c9d3e4f5061728394a5b6c7d8e9fa0b1c2d";

    public const string PseudonymSecret = "41c8e0937d5b2a6f8e1d4c7092b5a3f60718c2d9e4f5a6b7081929a3b4c5d6e7";

    public IServiceProvider Services => app.Services;

    public RehearsalClock Clock => clock;

    public Pace Pace => pace;

    /// <summary>First day of the call.</summary>
    public DateOnly Opens => opens;

    public string Round => $"{ProgrammeId}-{opens.Year}-1";

    public static string ProgrammeId => "mixed-ownership-colleges";

    /// <summary>Refusals that were met on purpose, by what was tried.</summary>
    public Dictionary<string, string> Refused { get; } = [];

    /// <summary>Applications and persons with a part of their own, by that part.</summary>
    public Dictionary<string, string> Cast { get; } = [];

    public Task<DemoClient> AdministratorAsync() => AsAsync(Persons.Administrator, Role.Administrator);

    /// <summary>A person with the token that the command line issues.</summary>
    public async Task<DemoClient> AsAsync(string email, Role role, string? desk = null)
    {
        if (clients.TryGetValue((email, role, desk), out var known))
            return known;
        var issued = await OwnerCalls.Token.Work(Services, new TokenRequest(email, role, desk, 365), default);
        return clients[(email, role, desk)] = new DemoClient(http, issued.Token);
    }

    public async Task<DateOnly> DayAsync(string name) => DateOnly.Parse((await RoundAsync()).GetProperty("dates").GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    public async Task<JsonElement> RoundAsync() => await (await AdministratorAsync()).GetAsync($"/rounds/{Round}");

    public async Task<bool> IsAtAsync(string stage) => (await RoundAsync()).GetProperty("stage").GetString() == stage;
}
