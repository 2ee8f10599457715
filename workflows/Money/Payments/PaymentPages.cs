namespace Funding.Workflows.Money.Payments;

/// <summary>The runs of a line's payments, and one run with what its three hands do.</summary>
internal static class PaymentPages
{
    public static void MapPayments(this IEndpointRouteBuilder group)
    {
        group.MapForm(PaymentLinks.RunsRoute, ShowRunsAsync, OpenAsync);
        group.MapPage(PaymentLinks.RunRoute, ShowRunAsync);
        group.MapAct(PaymentLinks.GatherRoute, ShowRunAsync, GatherAsync);
        group.MapAct(PaymentLinks.RemoveRoute, ShowRunAsync, RemoveAsync);
        group.MapAct(PaymentLinks.SubmitRoute, ShowRunAsync, SubmitAsync);
        group.MapAct(PaymentLinks.TickRoute, ShowRunAsync, TickAsync);
        group.MapAct(PaymentLinks.CheckRoute, ShowRunAsync, CheckAsync);
        group.MapAct(PaymentLinks.ApproveRoute, ShowRunAsync, ApproveAsync);
        group.MapAct(PaymentLinks.BackRoute, ShowRunAsync, SendBackAsync);
        group.MapAct(PaymentLinks.DropRoute, ShowRunAsync, DropAsync);
        group.MapAct(PaymentLinks.SendRoute, ShowRunAsync, SendAsync);
        group.MapAct(PaymentLinks.FileRoute, ShowRunAsync, TakeFileAsync);
        group.MapAct(PaymentLinks.AnswerRoute, ShowRunAsync, AnswerAsync)
            .WithMetadata(new RequestSizeLimitAttribute((BankAnswerCommands.MostMegabytes << 20) + (64 << 10)));
    }

    private static async Task<IResult> ShowRunsAsync(
        string programme, string year, string source, PageContext here, BudgetStore lines, RunStore runs, HandStore hands,
        Catalogue catalogue, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value;
        var payables = (await runs.PayablesAsync(line.Id, cancellation)).Select(p => p.Value).ToList();
        return Page.Render<RunsPage, RunsModel>(new RunsModel(
            line, await runs.NewestAsync(line.Id, cancellation), payables, catalogue.Banks,
            here.Actor!.Can(Right.MakePayment) && await hands.OfAsync(here.Actor, cancellation) is not null));
    }

    private static async Task<IResult> OpenAsync(
        string programme, string year, string source, Form form, PageContext here, RunCommands runs, Texts<RunText> T,
        CancellationToken cancellation)
    {
        var run = await runs.OpenAsync(here.Actor!, LineOf(programme, year, source), form.Text("bank"), cancellation);
        return Page.Redirect(PaymentLinks.Run(run.Line, run.Number), T["opened"]);
    }

    private static async Task<IResult> ShowRunAsync(
        string programme, string year, string source, string run, PageContext here, BudgetStore lines, RunStore runs, HandStore hands,
        Catalogue catalogue, PaymentOptions options, AccountStore accounts, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value;
        var found = (await runs.GetAsync(line.Id, NumberOf(run), cancellation)).Value;
        var hand = await hands.OfAsync(here.Actor!, cancellation);
        var page = await runs.PageAsync(found, here.Http.Request.Query[Pager.Parameter].FirstOrDefault(), cancellation);
        var gathers = hand is not null && here.Actor!.Can(Right.MakePayment) && RunDecision.Bar(found, RunAct.Make, hand) is null;
        return Page.Render<RunPage, RunModel>(new RunModel(
            line, found, [.. page.Items.Select(i => i.Value)], page.Continuation,
            catalogue.Banks.FirstOrDefault(b => b.Id == found.Bank), hand, options, accounts.Today)
        {
            Waiting = gathers
                ? [.. (await runs.PayablesAsync(line.Id, cancellation)).Select(p => p.Value).Where(PayableMoves.MayBePut)
                    .OrderBy(p => p.DueOn).ThenBy(p => p.AwardId, StringComparer.Ordinal)]
                : [],
        });
    }

    private static async Task<IResult> GatherAsync(
        string programme, string year, string source, string run, Form form, PageContext here, GatherCommands payables,
        AccountStore accounts, Texts<RunText> T, CancellationToken cancellation)
    {
        var all = form.Text("which") == RunModel.AllDue;
        var line = LineOf(programme, year, source);
        var gathered = await payables.GatherAsync(
            here.Actor!, line, NumberOf(run), new(all ? null : form.All("payable"), accounts.Today), cancellation);
        var left = gathered.Left.Count == 0 ? "" : T["left-out", string.Join(
            here.IsEnglish ? "; " : "；", gathered.Left.GroupBy(l => l.Why).Select(g => T["left-out.of", T.Of("why", g.Key), g.Count()]))];
        return Page.Redirect(PaymentLinks.Run(line, NumberOf(run)), T["gathered", gathered.Put] + left);
    }

    private static async Task<IResult> RemoveAsync(
        string programme, string year, string source, string run, Form form, PageContext here, GatherCommands payables, Texts<RunText> T,
        CancellationToken cancellation)
    {
        var line = LineOf(programme, year, source);
        var item = form.Whole("item");
        form.Demand();
        await payables.RemoveAsync(here.Actor!, line, NumberOf(run), item, cancellation);
        return Page.Redirect(PaymentLinks.Run(line, NumberOf(run)), T["removed"]);
    }

    private static Task<IResult> SubmitAsync(
        string programme, string year, string source, string run, PageContext here, RunCommands runs, Texts<RunText> T,
        CancellationToken cancellation) => DoneAsync(programme, year, source, run, T["submitted"], (line, number) =>
            runs.SubmitAsync(here.Actor!, line, number, cancellation));

    private static async Task<IResult> TickAsync(
        string programme, string year, string source, string run, Form form, PageContext here, RunCommands runs, Texts<RunText> T,
        CancellationToken cancellation)
    {
        var line = LineOf(programme, year, source);
        await runs.TickAsync(
            here.Actor!, line, NumberOf(run), [.. form.All("item").Take(RunStore.PageSize).Select(NumberOf)], cancellation);
        return Page.Redirect(Url.LocalOnly(form.Optional("next")) ?? PaymentLinks.Run(line, NumberOf(run)), T["ticked"]);
    }

    private static Task<IResult> CheckAsync(
        string programme, string year, string source, string run, Form form, PageContext here, RunCommands runs, Texts<RunText> T,
        CancellationToken cancellation) => DoneAsync(programme, year, source, run, T["checked"], (line, number) =>
            runs.CheckAsync(here.Actor!, line, number, form.Text("sum"), cancellation));

    private static Task<IResult> ApproveAsync(
        string programme, string year, string source, string run, Form form, PageContext here, RunCommands runs, Texts<RunText> T,
        CancellationToken cancellation) => DoneAsync(programme, year, source, run, T["approved"], (line, number) =>
            runs.ApproveAsync(here.Actor!, line, number, form.Text("sum"), form.Optional("code"), cancellation));

    private static Task<IResult> SendBackAsync(
        string programme, string year, string source, string run, Form form, PageContext here, RunCommands runs, Texts<RunText> T,
        CancellationToken cancellation) => DoneAsync(programme, year, source, run, T["sent-back"], (line, number) =>
            runs.SendBackAsync(here.Actor!, line, number, form.Text("reason"), cancellation));

    private static Task<IResult> DropAsync(
        string programme, string year, string source, string run, PageContext here, RunCommands runs, Texts<RunText> T,
        CancellationToken cancellation) => DoneAsync(programme, year, source, run, T["dropped"], (line, number) =>
            runs.DropAsync(here.Actor!, line, number, cancellation));

    private static Task<IResult> SendAsync(
        string programme, string year, string source, string run, PageContext here, PaymentFileCommands files, Texts<RunText> T,
        CancellationToken cancellation) => DoneAsync(programme, year, source, run, T["sent"], (line, number) =>
            files.SendAsync(here.Actor!, line, number, cancellation));

    private static async Task<IResult> TakeFileAsync(
        string programme, string year, string source, string run, Form form, PageContext here, PaymentFileCommands files,
        CancellationToken cancellation)
    {
        var kind = form.Choice<PaymentFileForm>("form");
        form.Demand();
        var line = LineOf(programme, year, source);
        var content = await files.TakeAsync(here.Actor!, line, NumberOf(run), kind, cancellation);
        here.Http.Response.Headers.CacheControl = "private, no-store";
        here.Http.Response.Headers.ContentDisposition = DocumentDownload.Disposition(string.Create(
            CultureInfo.InvariantCulture, $"payments-{$"{line}".Replace(':', '-')}-{NumberOf(run)}.{PaymentFileCommands.EndingOf(kind)}"));
        return Results.Bytes(content, kind == PaymentFileForm.Csv ? "text/csv" : XlsxExport.ContentType);
    }

    private static async Task<IResult> AnswerAsync(
        string programme, string year, string source, string run, Form form, PageContext here, BankAnswerCommands answers,
        Texts<RunText> T, CancellationToken cancellation)
    {
        var line = LineOf(programme, year, source);
        var file = form.Files.GetFile(BankAnswerRefusals.Field);
        using var content = new MemoryStream();
        if (file is not null) await file.CopyToAsync(content, cancellation);
        try
        {
            var taken = await answers.TakeAsync(
                here.Actor!, line, NumberOf(run), file?.FileName ?? "", content.ToArray(), cancellation);
            return Page.Redirect(
                PaymentLinks.Run(line, NumberOf(run)),
                taken.Number is null ? T["answer.nothing"] : T["answer.taken", taken.Paid, taken.Failed, taken.Returned]);
        }
        catch (RefusedException refused)
        {
            throw refused.At(field => field is null ? null : BankAnswerRefusals.Field);
        }
    }

    private static async Task<IResult> DoneAsync(
        string programme, string year, string source, string run, string message, Func<LineId, int, Task> act)
    {
        var line = LineOf(programme, year, source);
        await act(line, NumberOf(run));
        return Page.Redirect(PaymentLinks.Run(line, NumberOf(run)), message);
    }

    private static LineId LineOf(string programme, string year, string source) =>
        LineId.Of(programme, year, source) ?? throw new RefusedException(MoneyRefusals.NoLine());

    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <param name="MayMake">Whether the reader is a verified person who may make runs.</param>
public sealed record RunsModel(
    BudgetLine Line, IReadOnlyList<PaymentRun> Runs, IReadOnlyList<Payable> Payables, IReadOnlyList<BankTemplate> Banks, bool MayMake);

/// <param name="Items">One page.</param>
/// <param name="Bank">Null where its template is gone.</param>
/// <param name="Hand">The reader; null where they are not verified.</param>
public sealed record RunModel(
    BudgetLine Line, PaymentRun Run, IReadOnlyList<RunItem> Items, string? Continuation, BankTemplate? Bank, Hand? Hand,
    PaymentOptions Options, DateOnly Today)
{
    /// <summary>The value of the button that puts in all that are due.</summary>
    public const string AllDue = "due";

    /// <summary>So many payables are listed to be chosen from; all that are due go by one button.</summary>
    public const int MostListed = 100;

    /// <summary>Payables that may be put in; none for who may not.</summary>
    public IReadOnlyList<Payable> Waiting { get; init; } = [];

    public bool May(RunAct act, Actor actor, Right right) =>
        Hand is not null && actor.Can(right) && RunDecision.Bar(Run, act, Hand) is null;
}
