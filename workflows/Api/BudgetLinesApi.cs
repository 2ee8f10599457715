namespace Funding.Workflows.Api;

/// <summary>Budget lines, their postings and changes; amounts are text in yuan with two decimals.</summary>
internal static class BudgetLinesApi
{
    /// <param name="Transferred">In is positive.</param>
    /// <param name="Waiting">Changes that wait for a second administrator.</param>
    internal sealed record BudgetLineBody(
        string Programme, int Year, MoneySource Source, string Planned, string Transferred, string Available, string Reserved,
        string Committed, string Paid, string Returned, string Receivable, long Postings, int Waiting)
    {
        public static BudgetLineBody Of(BudgetLine line)
        {
            var of = line.Balances;
            return new(
                line.Id.Programme, line.Id.Year, line.Id.Source, $"{of.Planned}", $"{-of.InTransit}", $"{of.Available}", $"{of.Reserved}",
                $"{of.Committed}", $"{of.Paid}", $"{of.Returned}", $"{of.Receivable}", line.Postings, line.Waiting);
        }
    }

    internal sealed record PostingBody(
        long Number, string Key, string Case, PostingPurpose Purpose, LedgerAccount From, LedgerAccount To, string Amount, string Document,
        DateTimeOffset At)
    {
        public static PostingBody Of(Posting p) =>
            new(p.Number, $"{p.Key}", p.Case, p.Purpose, p.From, p.To, $"{p.Amount}", p.Document, p.At.ToUniversalTime());
    }

    /// <param name="To">Of a transfer: the other line, {programme}:{year}:{source}.</param>
    /// <param name="Accepted">Null while it waits.</param>
    internal sealed record BudgetChangeBody(
        int Number, BudgetChangeKind Kind, string Amount, string Document, string Reason, string? To, string? Award, DateTimeOffset At,
        bool? Accepted)
    {
        public static BudgetChangeBody Of(BudgetChange c) => new(
            c.Number, c.Kind, $"{c.Amount}", c.Document, c.Reason, c.To?.ToString(), c.Award, c.At.ToUniversalTime(), c.Decision?.Accepted);
    }

    /// <param name="Amount">Yuan.</param>
    /// <param name="To">Of a transfer: the other line, {programme}:{year}:{source}.</param>
    /// <param name="Award">Id or certificate number of the award that gets it.</param>
    internal sealed record BudgetRequestBody(
        BudgetChangeKind Kind, string Amount, string Document, string Reason, string? To = null, string? Award = null);

    /// <param name="Amount">Of the change once more, where it is accepted.</param>
    internal sealed record BudgetDecisionBody(bool Accept, string? Amount = null);

    private const string LineRoute = "/{programme}/{year}/{source}";

    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly BudgetLineBody Line = new(
        "mixed-ownership-colleges", 2026, MoneySource.Provincial, "12600000.00", "0.00", "12000000.00", "600000.00", "0.00", "0.00", "0.00",
        "0.00", 2, 1);

    private static readonly PostingBody Reserved = new(
        2, "mixed-ownership-colleges-2025-1-3:reserve:2", "mixed-ownership-colleges-2025-1-3", PostingPurpose.Reserve,
        LedgerAccount.Available, LedgerAccount.Reserved, "600000.00", "2026-12", At);

    private static readonly BudgetChangeBody Change = new(
        2, BudgetChangeKind.Award, "600000.00", "2026-12", "First money for the award.", null, Reserved.Case, At, null);

    public static void MapBudgetLines(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/budget-lines").WithTags("money");
        group.MapGet("", ListAsync).Needs(Right.ReadMoney).Does(
            "Budget lines of a year, by default of all", new Paged<BudgetLineBody>([Line], null));
        group.MapGet(LineRoute, FindAsync).Needs(Right.ReadMoney).Does("One line with its balances", Line);
        group.MapGet(LineRoute + "/postings", PostingsAsync).Needs(Right.ReadMoney).Does(
            "Its postings by key, all or those of one case, one page", new Paged<PostingBody>([Reserved], null));
        group.MapGet(LineRoute + "/ledger", LedgerAsync).Needs(Right.ReadMoney).Carries(
            "Its ledger, one JSON object a line, for `ledger verify`",
            new ApiExample(null, "{\"line\":\"mixed-ownership-colleges:2026:provincial\",\"posting\":{\"number\":1}}\n")
            {
                ResponseMedia = LedgerExportWriter.ContentType,
            });
        group.MapGet(LineRoute + "/changes", ChangesAsync).Needs(Right.ReadMoney).Does(
            "The newest changes that were proposed of it, the newest first", new Paged<BudgetChangeBody>([Change], null));
        group.MapPost(LineRoute + "/changes", ProposeAsync).Needs(Right.SetBudget).Does(
            "Proposes to set the line up or raise it by a document, to transfer from it, or to give money of it to an award",
            Change, new BudgetRequestBody(BudgetChangeKind.Award, Change.Amount, Change.Document, Change.Reason, null, Reserved.Case));
        group.MapPost(LineRoute + "/changes/{change}/decision", DecideAsync).Needs(Right.SetBudget).Does(
            "Another administrator confirms a change by its amount, or declines it; its proposer may take it back", Line,
            new BudgetDecisionBody(true, Change.Amount));
    }

    private static async Task<Paged<BudgetLineBody>> ListAsync(
        PageContext here, BudgetStore lines, IDepartments departments, CancellationToken cancellation, string? year = null)
    {
        int? of = year is null ? null
            : int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new RefusedException(ApiRefusals.BadParameter("year"));
        return new(
            [
                .. (await lines.ListAsync(cancellation))
                    .Where(l => (of is null || l.Id.Year == of) && departments.Covers(here.Actor!, l.Id.Programme))
                    .Select(BudgetLineBody.Of),
            ],
            null);
    }

    private static async Task<BudgetLineBody> FindAsync(
        string programme, string year, string source, BudgetStore lines, CancellationToken cancellation) =>
        BudgetLineBody.Of((await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value);

    private static async Task<Paged<PostingBody>> PostingsAsync(
        string programme, string year, string source, BudgetStore lines, CancellationToken cancellation, string? of = null,
        string? continuation = null)
    {
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value.Id;
        return of is null || RouteIds.CouldBe(of)
            ? await Paging.ReadAsync(lines.PostingsAsync(line, of, continuation, cancellation), PostingBody.Of)
            : throw new RefusedException(ApiRefusals.BadParameter("of"));
    }

    private static async Task LedgerAsync(
        string programme, string year, string source, PageContext here, BudgetStore lines, LedgerExportWriter export,
        CancellationToken cancellation)
    {
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value.Id;
        here.Http.Response.ContentType = LedgerExportWriter.ContentType;
        await export.WriteAsync([line], here.Http.Response.Body, cancellation);
    }

    private static async Task<Paged<BudgetChangeBody>> ChangesAsync(
        string programme, string year, string source, BudgetStore lines, CancellationToken cancellation)
    {
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value.Id;
        return new([.. (await lines.ChangesAsync(line, cancellation)).Select(BudgetChangeBody.Of)], null);
    }

    private static async Task<BudgetChangeBody> ProposeAsync(
        string programme, string year, string source, BudgetRequestBody body, PageContext here, BudgetChangeCommands changes,
        CancellationToken cancellation) => BudgetChangeBody.Of(await changes.ProposeAsync(
            here.Actor!, LineOf(programme, year, source),
            new(body.Kind, body.Amount, body.Document, body.Reason) { To = body.To, Award = body.Award }, cancellation));

    private static async Task<BudgetLineBody> DecideAsync(
        string programme, string year, string source, string change, BudgetDecisionBody body, PageContext here,
        BudgetChangeCommands changes, CancellationToken cancellation)
    {
        _ = int.TryParse(change, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return BudgetLineBody.Of(await changes.DecideAsync(
            here.Actor!, LineOf(programme, year, source), number, body.Accept, body.Amount, cancellation));
    }

    private static LineId LineOf(string programme, string year, string source) =>
        LineId.Of(programme, year, source) ?? throw new RefusedException(MoneyRefusals.NoLine());
}
