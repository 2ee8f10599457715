namespace Funding.Workflows.Money;

/// <summary>The money of a year, and a line with its postings and changes, as the office sees them.</summary>
internal static class MoneyPages
{
    public static void MapMoney(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapPage(MoneyLinks.Year, ShowYearAsync);
        group.MapPage(MoneyLinks.YearFile, YearFileAsync);
        group.MapPage(MoneyLinks.YearTable, YearTableAsync);
        group.MapForm(MoneyLinks.New, ShowNew, SetUpAsync);
        group.MapPage(MoneyLinks.LineRoute, ShowLineAsync);
        group.MapPage(MoneyLinks.LineFileRoute, LineFileAsync);
        group.MapPage(MoneyLinks.LineTableRoute, LineTableAsync);
        group.MapAct(MoneyLinks.RaiseRoute, ShowLineAsync, RaiseAsync);
        group.MapAct(MoneyLinks.TransferRoute, ShowLineAsync, TransferAsync);
        group.MapAct(MoneyLinks.AwardRoute, ShowLineAsync, AwardAsync);
        group.MapAct(MoneyLinks.DecideRoute, ShowLineAsync, DecideAsync);
        group.MapHands();
        group.MapPayments();
        group.MapRecoveries();
        routes.MapBankAccounts();
    }

    private static async Task<IResult> ShowYearAsync(
        PageContext here, BudgetStore lines, TimeProvider clock, CancellationToken cancellation, string? year = null)
    {
        here.Actor!.Demand(Right.ReadMoney);
        return Page.Render<MoneyPage, MoneyYear>(MoneyYear.Of(YearOf(year, clock), await ShownAsync(here, lines, cancellation)));
    }

    private static IResult ShowNew(PageContext here, Catalogue catalogue, TimeProvider clock)
    {
        here.Actor!.Demand(Right.SetBudget);
        return Page.Render<NewLinePage, NewLineModel>(new NewLineModel(
            ClauseList.Of(catalogue.Programmes), ShanghaiTime.DayOf(clock.GetUtcNow()).Year));
    }

    private static async Task<IResult> SetUpAsync(
        Form form, PageContext here, BudgetChangeCommands changes, Texts<MoneyText> T, CancellationToken cancellation)
    {
        var (year, source) = (form.Whole("year"), form.Choice<MoneySource>("source"));
        form.Demand();
        if (year is < LineId.FirstYear or > LineId.LastYear)
            throw new RefusedException(MoneyRefusals.NoYear());
        var line = LineId.Of(form.Text("programme"), form.Text("year").Trim(), LineId.SourceIdOf(source))
            ?? throw new RefusedException(MoneyRefusals.NoProgramme());
        await changes.ProposeAsync(here.Actor!, line, Request(form.Text, BudgetChangeKind.Plan), cancellation);
        return Page.Redirect(MoneyLinks.Line(line), T["proposed"]);
    }

    private static async Task<IResult> ShowLineAsync(
        string programme, string year, string source, PageContext here, BudgetStore lines, AwardRollStore register,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value;
        var query = here.Http.Request.Query;
        var of = query[MoneyLinks.CaseField].ToString() is { Length: > 0 } asked && RouteIds.CouldBe(asked) ? asked : null;
        var page = await lines.PostingsAsync(line.Id, of, query[Pager.Parameter].FirstOrDefault(), cancellation);
        return Page.Render<LinePage, LineModel>(new LineModel(
            line, [.. page.Items.Select(p => p.Value)], page.Continuation, of, await lines.ChangesAsync(line.Id, cancellation),
            here.Actor!.Can(Right.SetBudget)
                ? [.. (await lines.ListAsync(cancellation)).Where(l => l.Id != line.Id && l.Postings > 0)] : [])
        {
            Named = await NamedAsync(register, [.. page.Items.Select(p => p.Value.Case)], cancellation),
        });
    }

    /// <summary>Holders and titles of the awards among some cases of the ledger.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> NamedAsync(
        AwardRollStore register, HashSet<string> cases, CancellationToken cancellation) =>
        (await register.ReadAsync(cancellation)).Select(a => a.Summary).Where(a => cases.Contains(a.Id))
            .ToDictionary(a => a.Id, a => $"{a.HolderName} · {a.Title}", StringComparer.Ordinal);

    private static Task<IResult> RaiseAsync(
        string programme, string year, string source, Form form, PageContext here, BudgetChangeCommands changes, Texts<MoneyText> T,
        CancellationToken cancellation) =>
        ProposeAsync(LineId.Of(programme, year, source), BudgetChangeKind.Plan, form, here, changes, T, cancellation);

    private static Task<IResult> TransferAsync(
        string programme, string year, string source, Form form, PageContext here, BudgetChangeCommands changes, Texts<MoneyText> T,
        CancellationToken cancellation) =>
        ProposeAsync(LineId.Of(programme, year, source), BudgetChangeKind.Transfer, form, here, changes, T, cancellation);

    private static Task<IResult> AwardAsync(
        string programme, string year, string source, Form form, PageContext here, BudgetChangeCommands changes, Texts<MoneyText> T,
        CancellationToken cancellation) =>
        ProposeAsync(LineId.Of(programme, year, source), BudgetChangeKind.Award, form, here, changes, T, cancellation);

    /// <summary>The page has a form for each kind of change: fields, and refusals about them, have its name before theirs.</summary>
    private static async Task<IResult> ProposeAsync(
        LineId? asked, BudgetChangeKind kind, Form form, PageContext here, BudgetChangeCommands changes, Texts<MoneyText> T,
        CancellationToken cancellation)
    {
        var line = asked ?? throw new RefusedException(MoneyRefusals.NoLine());
        try
        {
            await changes.ProposeAsync(
                here.Actor!, line, Request(field => form.Text(LineModel.Field(kind, field)), kind), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At(field => field is null ? null : LineModel.Field(kind, field));
        }

        return Page.Redirect(MoneyLinks.Line(line), T["proposed"]);
    }

    private static BudgetRequest Request(Func<string, string> text, BudgetChangeKind kind) =>
        new(kind, text("amount"), text("document"), text("reason")) { To = text("to"), Award = text("award") };

    private static async Task<IResult> DecideAsync(
        string programme, string year, string source, string change, Form form, PageContext here, BudgetChangeCommands changes,
        Texts<MoneyText> T, CancellationToken cancellation)
    {
        var line = LineId.Of(programme, year, source) ?? throw new RefusedException(MoneyRefusals.NoLine());
        var accept = form.Text("decision") == LineModel.Accept;
        _ = int.TryParse(change, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var typed = LineModel.Confirmation(number);
        try
        {
            await changes.DecideAsync(here.Actor!, line, number, accept, form.Text(typed), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At("confirmation", typed);
        }

        return Page.Redirect(MoneyLinks.Line(line), accept ? T["confirmed"] : T["declined"]);
    }

    private static async Task<IResult> YearFileAsync(
        PageContext here, BudgetStore lines, LedgerExportWriter export, TimeProvider clock, CancellationToken cancellation,
        string? year = null)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var of = YearOf(year, clock);
        return await SendFileAsync(here, $"{of}", await OfYearAsync(here, lines, of, cancellation), export, cancellation);
    }

    private static async Task<IResult> YearTableAsync(
        PageContext here, BudgetStore lines, LedgerExportWriter export, TimeProvider clock, Texts<MoneyText> T,
        CancellationToken cancellation, string? year = null)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var of = YearOf(year, clock);
        return await SendTableAsync(here, $"{of}", await OfYearAsync(here, lines, of, cancellation), export, T, cancellation);
    }

    private static async Task<IResult> LineFileAsync(
        string programme, string year, string source, PageContext here, BudgetStore lines, LedgerExportWriter export,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value.Id;
        return await SendFileAsync(here, $"{line}".Replace(':', '-'), [line], export, cancellation);
    }

    private static async Task<IResult> LineTableAsync(
        string programme, string year, string source, PageContext here, BudgetStore lines, LedgerExportWriter export, Texts<MoneyText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value.Id;
        return await SendTableAsync(here, $"{line}".Replace(':', '-'), [line], export, T, cancellation);
    }

    private static async Task<IReadOnlyList<LineId>> OfYearAsync(
        PageContext here, BudgetStore lines, int year, CancellationToken cancellation) =>
        [.. (await ShownAsync(here, lines, cancellation)).Select(l => l.Id).Where(l => l.Year == year)];

    /// <summary>Those of all years that are the reader's to handle.</summary>
    private static async Task<IReadOnlyList<BudgetLine>> ShownAsync(
        PageContext here, BudgetStore lines, CancellationToken cancellation)
    {
        var departments = here.Http.RequestServices.GetRequiredService<IDepartments>();
        return [.. (await lines.ListAsync(cancellation)).Where(l => departments.Covers(here.Actor!, l.Id.Programme))];
    }

    private static Task<IResult> SendFileAsync(
        PageContext here, string name, IReadOnlyList<LineId> lines, LedgerExportWriter export, CancellationToken cancellation) =>
        FileDownload.WriteAsync(
            here.Http, LedgerExportWriter.ContentType, $"ledger-{name}.ndjson",
            () => export.WriteAsync(lines, here.Http.Response.Body, cancellation));

    private static Task<IResult> SendTableAsync(
        PageContext here, string name, IReadOnlyList<LineId> lines, LedgerExportWriter export, Texts<MoneyText> T,
        CancellationToken cancellation) => FileDownload.TableAsync(here.Http, $"ledger-{name}.csv", () => Task.FromResult(new ExportTable(
            [
                T["line"], T["number"], T["at"], T["key"], T["purpose"], T["from"], T["to"], T["amount"], T["document"], T["by"],
            ],
            export.ReadAsync(lines, cancellation).Where(l => l.Posting is not null).Select(IReadOnlyList<object?> (l) =>
            [
                l.Line, (decimal)l.Posting!.Number, Show.Iso(l.Posting.At), $"{l.Posting.Key}", T.Of("purpose-of", l.Posting.Purpose),
                T.Of("account", l.Posting.From), T.Of("account", l.Posting.To), l.Posting.Amount.Value, l.Posting.Document,
                l.Posting.By,
            ]))), cancellation);

    private static int YearOf(string? asked, TimeProvider clock) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= LineId.FirstYear and <= LineId.LastYear
            ? year : ShanghaiTime.DayOf(clock.GetUtcNow()).Year;
}

/// <param name="Programmes">Those that have a file, by id.</param>
public sealed record NewLineModel(ClauseList<Programme> Programmes, int Year);

/// <param name="Of">The case whose postings are shown; null for all.</param>
/// <param name="Changes">The newest first.</param>
/// <param name="Others">Lines to which money may go; none for who may not propose it.</param>
public sealed record LineModel(
    BudgetLine Line, IReadOnlyList<Posting> Postings, string? Continuation, string? Of, IReadOnlyList<BudgetChange> Changes,
    IReadOnlyList<BudgetLine> Others)
{
    /// <summary>Holder and title of the awards whose postings are shown, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Named { get; init; } = new Dictionary<string, string>();

    /// <summary>The value of the button that confirms a change.</summary>
    public const string Accept = "accept";

    /// <summary>The name of the field in which a change's amount is typed once more.</summary>
    public static string Confirmation(int change) => string.Create(CultureInfo.InvariantCulture, $"confirmation-{change}");

    /// <summary>The name of a field of the form of a kind.</summary>
    public static string Field(BudgetChangeKind kind, string field) => $"{kind}-{field}";
}
