namespace Funding.Workflows.Tests.Stages.SiteVisit;

/// <summary>A round of the smallest programme with site visits, five applications of which are visited.</summary>
internal sealed class SiteVisitHouse : IAsyncDisposable
{
    private readonly SmallestFile file = new(SiteVisitStage.Kind);
    private readonly RoundHouse house;

    private SiteVisitHouse()
    {
        house = new(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        Play = new(house) { Programme = file.Programme, Applications = 5, Experts = _ => 2 };
    }

    public RoundPlayer Play { get; }

    public string Id => Play.Id;

    public VisitPlanCommands Plans => Play.Get<VisitPlanCommands>();

    public VisitorCommands Visitors => Play.Get<VisitorCommands>();

    public VisitProtocolCommands Protocols => Play.Get<VisitProtocolCommands>();

    public VisitPhotographCommands Photographs => Play.Get<VisitPhotographCommands>();

    public VisitDecisionCommands Decisions => Play.Get<VisitDecisionCommands>();

    public VisitAccessStore Access => Play.Get<VisitAccessStore>();

    public static async Task<SiteVisitHouse> AtVisitsAsync()
    {
        var at = new SiteVisitHouse();
        await at.Play.ToAsync(new(SiteVisitStage.Kind));
        await at.Play.SettleAsync();
        return at;
    }

    private static async Task<SiteVisitHouse> ArrangedAsync()
    {
        var at = await AtVisitsAsync();
        await at.Play.ArrangeVisitsAsync();
        return at;
    }

    /// <summary>Every visit was made and its checklist is complete; nobody has signed.</summary>
    public static async Task<SiteVisitHouse> FilledInAsync()
    {
        var at = await ArrangedAsync();
        await at.Play.FillInVisitsAsync();
        return at;
    }

    public async Task<ApplicationState> StateAsync(string caseId) =>
        (await Play.Get<ApplicationStore>().GetAsync(Id, caseId)).Value.State;

    /// <summary>How often each person was sent the mail.</summary>
    public async Task<Dictionary<string, int>> ToldAsync(MailTemplate template) => await house.Get<ITableStore>()
        .EnumerateAsync<DeliveryRecord>($"mail:{Id}", KeyRange.Prefix("sent:")).Select(m => m.Value.Request)
        .Where(r => r.Template == template.Name).GroupBy(r => r.PersonId).ToDictionaryAsync(g => g.Key, g => g.Count());

    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        file.Dispose();
    }
}
