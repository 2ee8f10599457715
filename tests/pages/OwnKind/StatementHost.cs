namespace Funding.Pages.Tests.OwnKind;

/// <summary>The one-machine host with the statement registered, and with the shipped programme's file using it before the draw.</summary>
public sealed class StatementHost : PortalHost
{
    private readonly string programmes = ShippedCatalogue.Copy(text => text.Replace(
        "\n  - stage: draw\n",
        "\n  - { stage: statement, id: sign, workingDays: 5, text: { zh: 所报材料均属实。, en: All that is submitted is true. } }\n"
            + "  - stage: draw\n",
        StringComparison.Ordinal));

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A round whose eligible applications wait for their statements.</summary>
    public async Task<RoundPlayer> SigningAsync(int applications)
    {
        var round = new RoundPlayer(Services, Time)
        {
            Applications = applications,
            Desks = ["hangzhou"],
            Added = [new StatementSpecimen()],
        };
        await round.LaunchAsync();
        await round.ToAsync(new("sign"));
        await round.SettleAsync();
        return round;
    }

    /// <summary>By the link of the newest mail to the person about that subject to the page that it leads to.</summary>
    public async Task<(Visitor Visitor, Answer Page)> EnterAsync(string email, string subject = "签署声明")
    {
        var visitor = new Visitor(this);
        var entered = await visitor.EnterAsync(email, subject);
        Assert.Equal(HttpStatusCode.SeeOther, entered.Status);
        return (visitor, await visitor.GetAsync(entered.Location!));
    }

    public async Task<List<string>> SubjectsAsync(string email) =>
        [.. (await Get<Mailbox>().ListAsync(email, 100)).Entries.Select(e => e.Subject)];

    /// <summary>The rows of the round that decide anything: without the outbox, the record and what is waiting.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string roundId) =>
        [.. (await Get<ITableStore>().QueryAsync(RoundKeys.Partition(roundId), KeyRange.All)).Rows
            .Where(r => !r.Key.StartsWith("effect", StringComparison.Ordinal) && !r.Key.StartsWith("audit", StringComparison.Ordinal)
                && r.Key != RoundKeys.Wake)
            .Select(r => $"{r.Key} {string.Join(' ', r.Properties.Select(p => $"{p.Key}={p.Value}"))}")];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(programmes, recursive: true);
    }

    protected override LocalOptions Configure(LocalOptions options) => options with
    {
        ProgrammesFolder = programmes,
        AddKinds = AddKind,
    };

    internal static void AddKind(IServiceCollection services) =>
        services.AddSingleton<Statements>().AddStageKind<StatementKind, StatementDeclaration>();
}

/// <summary>Its persons act through its pages, by the tests themselves.</summary>
internal sealed class StatementSpecimen : StageSpecimen
{
    public override string Kind => "statement";

    public override string Settings => "workingDays: 5, text: { zh: 属实。, en: True. }";
}
