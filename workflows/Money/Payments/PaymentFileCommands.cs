namespace Funding.Workflows.Money.Payments;

/// <summary>In which form the bank takes a run.</summary>
public enum PaymentFileForm
{
    Csv,
    Xlsx,
}

/// <summary>
/// The file of an approved run. Each payable is moved to the bank once, in batches that may end anywhere; then both files are written,
/// sealed by the key ring, and stay as they are: taken again they are the same bytes. Nowhere else stands the whole number of an account.
/// </summary>
public sealed class PaymentFileCommands(
    RunStore runs, RunCommands commands, BudgetStore lines, HandStore hands, AccountStore accounts, SealedContent sealing, IBlobStore blobs,
    Catalogue catalogue, CommitWriter commits, TimeProvider clock)
{
    private const string SealedType = "application/octet-stream";
    private const int Tries = 10;

    private static readonly Texts Texts = new(typeof(PaymentFile));

    /// <summary>Makes the file; again where it broke off.</summary>
    /// <exception cref="RefusedException">Not a verified maker, not approved, or an account changed since: send the run back.</exception>
    public async Task<PaymentRun> SendAsync(Actor actor, LineId line, int number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var run = (await runs.GetAsync(line, number, cancellation)).Value;
        RunDecision.Demand(run, RunAct.Send, hand);
        var items = (await runs.ItemsAsync(run, cancellation)).Select(i => i.Value).ToList();
        if (run.Sent == 0) await commands.DemandAccountsAsync(items, cancellation);
        foreach (var some in items.Chunk(GatherCommands.AtOnce))
            await MoveAsync(actor, line, number, hand, some, cancellation);

        var stored = await runs.GetAsync(line, number, cancellation);
        run = stored.Value;
        RunDecision.Demand(run, RunAct.Send, hand);
        var payments = await PaymentsAsync(run, cancellation);
        if (payments.Count > 0) await WriteAsync(run, payments, cancellation);
        var after = run with
        {
            State = payments.Count > 0 ? RunState.Sent : RunState.Settled,
            SentAt = clock.GetUtcNow(),
            FileCode = payments.Count > 0 ? PaymentFile.CodeOf(payments) : null,
        };
        await commits.SaveOrRefuseAsync(
            new Commit(MoneyKeys.Partition(line)).Replace(stored, after).List(after).Audit(RunCommands.Noted(
                actor, "payment-file-made", after, ("payments", after.Sent.ToString(CultureInfo.InvariantCulture)),
                ("paid out", $"{after.SentSum}"), ("content", after.FileCode ?? ""))),
            cancellation);
        return after;
    }

    /// <summary>The file, as often as it is wanted; each taking is on record.</summary>
    /// <exception cref="RefusedException">Not a verified maker, or there is no file.</exception>
    public async Task<byte[]> TakeAsync(
        Actor actor, LineId line, int number, PaymentFileForm form, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        _ = await hands.DemandAsync(actor, cancellation);
        var run = (await runs.GetAsync(line, number, cancellation)).Value;
        if (run.FileCode is null) throw new RefusedException(RunRefusals.NotSent());
        var name = RunKeys.File(run, EndingOf(form));
        await using var content = await blobs.OpenReadAsync(name, 0, cancellation) ?? throw new RefusedException(RunRefusals.NotSent());
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellation);
        await commits.SaveAsync(
            new Commit(MoneyKeys.Partition(line)).Audit(RunCommands.Noted(
                actor, "payment-file-taken", run, ("form", $"{form}"), ("content", run.FileCode))),
            cancellation);
        return sealing.Open(bytes.ToArray(), name);
    }

    public static string EndingOf(PaymentFileForm form) => form == PaymentFileForm.Csv ? "csv" : "xlsx";

    private Task MoveAsync(
        Actor actor, LineId line, int number, Hand hand, RunItem[] some, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await runs.GetAsync(line, number, cancellation);
            RunDecision.Demand(stored.Value, RunAct.Send, hand);
            var found = await Task.WhenAll(some.Select(async i => (
                Item: await runs.ItemAsync(line, number, i.Number, cancellation),
                Payable: await runs.PayableAsync(line, i.AwardId, i.Tranche, cancellation))));
            var (run, commit, moved) = (stored.Value, new Commit(MoneyKeys.Partition(line)), 0);
            foreach (var (item, payable) in found)
            {
                if (item is null || item.Value.Outcome is not null || payable?.Value.State == PayableState.Sent) continue;
                moved++;
                if (payable?.Value.State == PayableState.InRun && PayableMoves.IsIn(payable.Value, item.Value))
                {
                    commit.Replace(payable, payable.Value with { State = PayableState.Sent });
                    run = run with { Sent = run.Sent + 1, SentSum = run.SentSum + item.Value.Amount };
                }
                else
                {
                    commit.Replace(item, item.Value with { Outcome = ItemOutcome.Stopped, Reason = payable?.Value.Reason });
                }
            }

            if (moved == 0) return;
            await commits.SaveAsync(
                commit.Replace(stored, run).Audit(RunCommands.Noted(
                    actor, "payments-sent", run, ("payments", string.Join(' ', some.Select(i => i.Number))))),
                cancellation);
        }, cancellation);

    private async Task<IReadOnlyList<PaymentLine>> PaymentsAsync(PaymentRun run, CancellationToken cancellation)
    {
        var line = (await lines.GetAsync(run.Line, cancellation)).Value;
        var purpose = Texts.Of("purpose", line.ProgrammeName.Zh, run.Line.Year).Zh;
        return
        [
            .. (await runs.ItemsAsync(run, cancellation)).Select(i => i.Value).Where(i => i.Outcome != ItemOutcome.Stopped).Select(
                (i, index) => new PaymentLine(
                    index + 1, run.ReferenceOf(i.Number), i.Account,
                    accounts.NumberOf(i.CreditCode, i.Account.Version, i.Account.Number), i.Amount, purpose)),
        ];
    }

    private async Task WriteAsync(PaymentRun run, IReadOnlyList<PaymentLine> payments, CancellationToken cancellation)
    {
        var bank = catalogue.Banks.FirstOrDefault(b => b.Id == run.Bank) ?? throw new RefusedException(RunRefusals.NoBank());
        byte[] csv;
        try
        {
            csv = PaymentFile.Csv(bank, payments);
        }
        catch (EncoderFallbackException)
        {
            throw new RefusedException(RunRefusals.Characters());
        }

        await KeepAsync(RunKeys.File(run, EndingOf(PaymentFileForm.Csv)), csv, cancellation);
        using var sheet = new MemoryStream();
        await XlsxExport.WriteAsync(
            [
                new(PaymentFile.Headings(bank), payments.Select(p => PaymentFile.Cells(bank, p)).ToAsyncEnumerable())
                {
                    Sheet = Texts.Of("payments").Zh,
                },
                Controls(payments),
            ],
            sheet, cancellation);
        await KeepAsync(RunKeys.File(run, EndingOf(PaymentFileForm.Xlsx)), sheet.ToArray(), cancellation);
    }

    private static ExportTable Controls(IReadOnlyList<PaymentLine> payments)
    {
        IReadOnlyList<object?>[] rows =
        [
            [Texts.Of("count").Zh, (decimal)payments.Count], [Texts.Of("sum").Zh, PaymentFile.SumOf(payments).Value],
            [Texts.Of("code").Zh, PaymentFile.CodeOf(payments)],
        ];
        return new([Texts.Of("control").Zh, Texts.Of("value").Zh], rows.ToAsyncEnumerable()) { Sheet = Texts.Of("controls").Zh };
    }

    /// <summary>What was written first stays.</summary>
    private async Task KeepAsync(string name, byte[] content, CancellationToken cancellation)
    {
        using var sealedContent = new MemoryStream(sealing.Seal(content, name));
        await Attempts.OnceAsync(
            () => blobs.PutAsync(name, sealedContent, SealedType, PutMode.IfAbsent, cancellation), cancellation);
    }
}
