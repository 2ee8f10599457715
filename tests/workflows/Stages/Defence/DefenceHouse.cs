namespace Funding.Workflows.Tests.Stages.Defence;

/// <summary>A round of the smallest programme with a defence, three applications of which are to be heard.</summary>
internal sealed class DefenceHouse : IAsyncDisposable
{
    private readonly SmallestFile file = new(DefenceStage.Kind);
    private readonly RoundHouse house;

    public DefenceHouse()
    {
        house = new(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        Play = new(house) { Programme = file.Programme, Applications = 3, Experts = _ => 4 };
    }

    public RoundPlayer Play { get; }

    public string Id => Play.Id;

    public DefencePlanCommands Plans => Play.Get<DefencePlanCommands>();

    public DefenceMoveCommands Moves => Play.Get<DefenceMoveCommands>();

    public DefenceAwayCommands Aways => Play.Get<DefenceAwayCommands>();

    public DefenceTrackCommands Track => Play.Get<DefenceTrackCommands>();

    public static async Task<DefenceHouse> AtDefenceAsync()
    {
        var at = new DefenceHouse();
        await at.Play.ToAsync(new(DefenceStage.Kind));
        await at.Play.SettleAsync();
        return at;
    }

    public static async Task<DefenceHouse> PublishedAsync()
    {
        var at = await AtDefenceAsync();
        await at.Play.PlanDefenceAsync();
        await at.Plans.PublishAsync(Cast.Officer, at.Id);
        await at.Play.SettleAsync();
        return at;
    }

    public DefencePlanRequest Request(DateOnly? first = null) =>
        new(first ?? ShanghaiTime.DayOf(Play.Time.Now).AddDays(1), ["第一会场", "第二会场"], "省教育厅办公楼三层");

    public async Task<DefenceDraft?> DraftAsync() =>
        (await Play.Get<DefenceStore>().DraftAsync(await Play.RoundAsync(), await Play.DefenceAsync()))?.Value;

    public async Task<DefencePlan?> PlanAsync() =>
        (await Play.Get<DefenceStore>().PlanAsync(await Play.RoundAsync(), await Play.DefenceAsync()))?.Value;

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
