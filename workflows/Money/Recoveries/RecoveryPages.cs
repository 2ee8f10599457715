namespace Funding.Workflows.Money.Recoveries;

/// <summary>What officers and their second hands do about money that an award owes, from its page.</summary>
internal static class RecoveryPages
{
    public static void MapRecoveries(this IEndpointRouteBuilder group)
    {
        group.MapAct(RecoveryLinks.EnterRoute, AwardPages.ShowOfficeAsync, EnterAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        group.MapAct(RecoveryLinks.DecideRoute, ShowOfEntryAsync, DecideAsync);
        group.MapPage(RecoveryLinks.PaperRoute, PaperAsync);
    }

    private static Task<IResult> ShowOfEntryAsync(
        string award, int number, PageContext here, AwardViews awards, CancellationToken cancellation) =>
        AwardPages.ShowOfficeAsync(award, here, awards, cancellation);

    /// <summary>The page has a form for each kind: fields, and refusals about them, have its name before theirs.</summary>
    private static async Task<IResult> EnterAsync(
        string award, Form form, PageContext here, RecoveryCommands recoveries, Texts<RecoveryText> T, CancellationToken cancellation)
    {
        var kind = form.Choice<RecoveryKind>("kind");
        form.Demand();
        string Text(string field) => form.Text(RecoveryModel.Field(kind, field));
        DateOnly? on = kind == RecoveryKind.Repayment ? form.Day(RecoveryModel.Field(kind, "on")) : null;
        form.Demand();
        var file = form.Files.GetFile(RecoveryModel.Field(kind, RecoveryEntry.PaperField));
        try
        {
            await recoveries.EnterAsync(
                here.Actor!, award,
                new(kind, Text("amount"), Text("reference"), Text("reason"))
                {
                    Line = Text("line"),
                    Tranche = Text("tranche"),
                    Against = Text("against"),
                    On = on,
                    Paper = file is { Length: > 0 } ? SentFile.Of(file) : null,
                },
                cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At(field => field is null ? null : RecoveryModel.Field(kind, field));
        }

        return Page.Redirect(AwardLinks.Office(award), T["entered"]);
    }

    private static async Task<IResult> DecideAsync(
        string award, int number, Form form, PageContext here, RecoveryCommands recoveries, Texts<RecoveryText> T,
        CancellationToken cancellation)
    {
        var accept = form.Text("decision") == RecoveryModel.Accept;
        var typed = RecoveryModel.Confirmation(number);
        try
        {
            await recoveries.DecideAsync(here.Actor!, award, number, accept, form.Text(typed), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At("confirmation", typed);
        }

        return Page.Redirect(AwardLinks.Office(award), accept ? T["confirmed"] : T["declined"]);
    }

    private static async Task<IResult> PaperAsync(
        string award, int number, PageContext here, RecoveryStore recoveries, IBlobStore blobs, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        _ = await recoveries.EntryAsync(award, number, cancellation);
        return await DocumentFile.SendAsync(
            here.Http, blobs,
            await recoveries.PaperAsync(award, number, cancellation) ?? throw new RefusedException(ShellRefusals.NoDocument()));
    }
}

/// <param name="Book">What the award owes, and what became of it.</param>
/// <param name="Office">The page is the office's, and the reader may read money.</param>
/// <param name="Hand">The reader as a verified person who may enter or confirm; null otherwise.</param>
/// <param name="Tranches">Which the holder is still to be paid; none for who may not enter.</param>
public sealed record RecoveryModel(
    AwardHome Award, RecoveryBook Book, bool Office, Hand? Hand, bool MayEnter, IReadOnlyList<Payable> Tranches)
{
    /// <summary>The value of the button that confirms.</summary>
    public const string Accept = "accept";

    /// <summary>The name of the field in which an entry's amount is typed once more.</summary>
    public static string Confirmation(int number) => string.Create(CultureInfo.InvariantCulture, $"recovery-{number}");

    /// <summary>The name of a field of the form of a kind.</summary>
    public static string Field(RecoveryKind kind, string field) => $"{kind}-{field}";

    /// <summary>Entries that the reader sees: the holder those that were confirmed.</summary>
    public IReadOnlyList<RecoveryEntry> Shown => [.. Book.Entries.Where(e => Office || e.Counts)];
}

/// <summary>
/// What an award owes, on its page: four transactions where it has money; for an officer also the tranches that its holder is to be paid.
/// </summary>
internal sealed class RecoveryPartQueries(RecoveryStore recoveries, HandStore hands) : IAwardPart
{
    public async Task<RenderFragment?> OfAsync(AwardRead award, Actor reader, bool office, CancellationToken cancellation = default)
    {
        var read = office ? await recoveries.FindAsync(award, cancellation) : await recoveries.FindOwedAsync(award, cancellation);
        var reads = office && reader.Can(Right.ReadMoney);
        if (read is not { Book: var book } || (book.Owed == Yuan.Zero && (!reads || book.Tranches.Count == 0))) return null;
        var hand = reads && !award.Home.Editors.Contains(reader.PersonId) ? await hands.OfAsync(reader, cancellation) : null;
        var enters = hand is not null && reader.Can(Right.MakePayment);
        return Page.Part<RecoveryPart, RecoveryModel>(new(
            award.Home, book, reads, hand, enters,
            enters && book.Left > Yuan.Zero ? await recoveries.TranchesOfAsync(award.Home.Holder, cancellation) : []));
    }
}
