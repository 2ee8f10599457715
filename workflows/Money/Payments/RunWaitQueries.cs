namespace Funding.Workflows.Money.Payments;

/// <summary>Who is waited for in runs of payments: maker, checker, approver, and makers until the bank has answered.</summary>
internal sealed class RunWaitQueries(ITableStore tables, RunStore runs, BudgetStore lines, HandStore hands) : IMatters
{
    public const string Kind = "payment-run";

    private static readonly Texts Texts = new(typeof(RunMails));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public string PartitionOf(string home) => LineId.Of(home) is { } line ? MoneyKeys.Partition(line) : home;

    public async Task<IReadOnlyList<Matter>> AllAsync(CancellationToken cancellation = default)
    {
        var names = (await lines.ListAsync(cancellation)).ToDictionary(l => l.Id, l => l.ProgrammeName);
        return await tables.EnumerateAsync<PaymentRun>(RunList.Partition, KeyRange.All, cancellation)
            .Select(row => row.Value).Where(run => RunWait.PartyOf(run) is not null)
            .Select(run => new Matter(
                $"{run.Line}", KeyOf(run), Kind, RunWait.PartyOf(run)!.Value, WhatOf(run), SinceOf(run), null)
            {
                Organisation = Texts.Of("run", run.Line.Year, run.Number).Zh,
                Programme = names.GetValueOrDefault(run.Line),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>The run, and two reads for each verified person.</summary>
    public async Task<OpenMatter?> FindAsync(string home, string key, CancellationToken cancellation = default)
    {
        if (LineId.Of(home) is not { } line || key.Split(':') is not [Kind, var typed, _]
            || !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (await runs.NewestAsync(line, cancellation)).FirstOrDefault(r => r.Number == number) is not { } run
            || KeyOf(run) != key || RunWait.PartyOf(run) is null)
        {
            return null;
        }

        var allowed = await hands.WhoMayAsync(RunWait.RightOf(run.State), $"{line}", cancellation);
        return new(new(MoneyKeys.Partition(line), home, null), new(
            key, WhatOf(run), SinceOf(run) is { } since ? ShanghaiTime.StartOf(since) : null, null)
        {
            For = Texts.Of($"for.{RunWait.RightOf(run.State)}"),
            Persons = [.. RunWait.Of(run, allowed).Select(id => new Addressee(id))],
            Path = PaymentLinks.Run(line, number),
            Asked = run.State switch
            {
                RunState.Submitted => [RunMails.RunToCheck],
                RunState.Checked => [RunMails.RunToApprove],
                RunState.Open when run.Back is not null => [RunMails.RunSentBack],
                _ => [],
            },
            Reminder = RunMails.Reminder(run, WhatOf(run)),
        });
    }

    private static string KeyOf(PaymentRun run) => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{run.Number}:{run.State}");

    private static Bilingual WhatOf(PaymentRun run) => Texts.Of($"waited.{run.State}", run.Number);

    /// <summary>The day of the last hand's act, or of the file.</summary>
    private static DateOnly? SinceOf(PaymentRun run) => ShanghaiTime.DayOf(run.State switch
    {
        RunState.Sent => run.SentAt!.Value,
        RunState.Approved => run.Approver!.At,
        RunState.Checked => run.Checker!.At,
        _ => run.Back?.By.At ?? run.Maker.At,
    });
}
