namespace Funding.Workflows.Money.Payments;

/// <param name="Number">Of the answer in its run; null where the file adds nothing.</param>
public sealed record TakenAnswer(int? Number, int Paid, int Failed, int Returned);

/// <summary>Takes a bank's answer: whole, in one commit with the effect that carries it out, or not at all.</summary>
public sealed class BankAnswerCommands(
    RunStore runs, HandStore hands, AccountStore accounts, Catalogue catalogue, CommitWriter commits, TimeProvider clock)
{
    public const int MostMegabytes = 2;

    /// <summary>Lines of a file: those of the largest run, and a few around them.</summary>
    private const int MostLines = 2_000;

    /// <exception cref="RefusedException">
    /// Not a verified maker, nothing was sent, an answer is being carried out, no list that can be read, or a line that does not fit.
    /// </exception>
    public async Task<TakenAnswer> TakeAsync(
        Actor actor, LineId line, int number, string fileName, byte[] content, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var stored = await runs.GetAsync(line, number, cancellation);
        var run = stored.Value;
        RunDecision.Demand(run, RunAct.Answer, hand);
        if (content.Length == 0) throw new RefusedException(BankAnswerRefusals.NoFile());
        if (content.Length > MostMegabytes << 20) throw new RefusedException(BankAnswerRefusals.TooLarge(MostMegabytes));
        var bank = catalogue.Banks.FirstOrDefault(b => b.Id == run.Bank) ?? throw new RefusedException(RunRefusals.NoBank());
        var columns = new AnswerColumns(bank.Answer);
        var items = (await runs.ItemsAsync(run, cancellation)).ToDictionary(i => i.Value.Number, i => i.Value);
        var lines = AnswerDecision.Read(
            columns, run, items, ListContent.Read(columns.Form, content, MostLines),
            item => accounts.NumberOf(item.CreditCode, item.Account.Version, item.Account.Number), accounts.Today);
        if (lines.Count == 0) return new(null, 0, 0, 0);

        var answer = new BankAnswer(
            number, run.Answers + 1, Excerpt.Of(fileName, 100), Sha256Hex.Of(content), new(actor.PersonId, actor.Name, clock.GetUtcNow()),
            lines);
        var taken = new TakenAnswer(
            answer.Number, Of(ItemOutcome.Paid), Of(ItemOutcome.Failed), Of(ItemOutcome.Returned));
        var after = run with { Answers = answer.Number, Settling = answer.Number };
        await commits.SaveOrRefuseAsync(
            new Commit(MoneyKeys.Partition(line)).Replace(stored, after).Insert(RunKeys.Answer(number, answer.Number), answer)
                .Then(Effect.Of(
                    SettleHandler.KindName,
                    string.Create(CultureInfo.InvariantCulture, $"{SettleHandler.KindName}:{line}:{number}:{answer.Number}"),
                    new AnswerName(line, number, answer.Number)))
                .Audit(RunCommands.Noted(
                    actor, "bank-answer-taken", after, ("sha256", answer.Sha256), ("paid", $"{taken.Paid}"), ("failed", $"{taken.Failed}"),
                    ("returned", $"{taken.Returned}"))),
            cancellation);
        return taken;

        int Of(ItemOutcome outcome) => lines.Count(l => l.Outcome == outcome);
    }
}
