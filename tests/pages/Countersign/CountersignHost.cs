namespace Funding.Pages.Tests.Countersign;

/// <summary>The one-machine host with a programme that fourteen departments countersign, one of them with a figure.</summary>
public sealed class CountersignHost : PortalHost
{
    private const string Id = "countersigned-grants";

    private static readonly (string Id, string Zh, string En)[] Departments =
    [
        ("drc", "省发展改革委", "Development and Reform (省发展改革委)"),
        ("finance", "省财政厅", "Finance (省财政厅)"),
        ("hrss", "省人力资源社会保障厅", "Human Resources and Social Security (省人力资源社会保障厅)"),
        ("science", "省科技厅", "Science (省科技厅)"),
        ("industry", "省经济和信息化厅", "Economy and Information (省经济和信息化厅)"),
        ("civil", "省民政厅", "Civil Affairs (省民政厅)"),
        ("resources", "省自然资源厅", "Natural Resources (省自然资源厅)"),
        ("environment", "省生态环境厅", "Environment (省生态环境厅)"),
        ("housing", "省住房城乡建设厅", "Housing and Construction (省住房城乡建设厅)"),
        ("agriculture", "省农业农村厅", "Agriculture (省农业农村厅)"),
        ("commerce", "省商务厅", "Commerce (省商务厅)"),
        ("market", "省市场监管局", "Market Supervision (省市场监管局)"),
        ("sasac", "省国资委", "State Assets (省国资委)"),
        ("tax", "省税务局", "Taxation (省税务局)"),
    ];

    private readonly AddedProgramme file = new(Id, SmallGrants.Text
        .Replace("id: small-grants", $"id: {Id}", StringComparison.Ordinal)
        .Replace("小额资助, en: Small grants (小额资助)", "会签资助, en: Countersigned grants (会签资助)", StringComparison.Ordinal)
        .Replace(
            "  - { stage: committee,",
            "  - stage: countersign\n    id: sign\n    workingDays: 10\n    silence: waits\n    objections: decided\n    departments:\n"
                + string.Concat(Departments.Select(Line)) + "  - { stage: committee,",
            StringComparison.Ordinal));

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A round whose departments are asked; nobody is named for them yet.</summary>
    public async Task<RoundPlayer> AskingAsync()
    {
        var round = new RoundPlayer(Services, Time) { Programme = file.Programme, Applications = 3 };
        await round.LaunchAsync();
        await round.ToAsync(new("sign"));
        await round.SettleAsync();
        return round;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        file.Dispose();
    }

    protected override LocalOptions Configure(LocalOptions options) => options with { ProgrammesFolder = file.Folder };

    private static string Line((string Id, string Zh, string En) department) =>
        $"      - {{ id: {department.Id}, name: {{ zh: {department.Zh}, en: {department.En} }}, asks: "
            + (department.Id == "drc"
                ? "figure, figure: { name: { zh: 核定招生计划, en: Students of the plan }, unit: { zh: 人, en: students }, min: 0, max: 500 } }\n"
                : "confirm }\n");
}
