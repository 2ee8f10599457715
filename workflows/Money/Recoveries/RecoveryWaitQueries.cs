namespace Funding.Workflows.Money.Recoveries;

/// <summary>
/// Who is waited for where something is owed: a second hand for what was entered, else the holder. One read, and none where an award has no
/// money; where something is owed four more.
/// </summary>
internal sealed class RecoveryWaitQueries(RecoveryStore recoveries) : IAwardWaits
{
    public const string Kind = "recovery";

    private static readonly Texts Texts = new(typeof(RecoveryWaitQueries));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public bool Outlives => true;

    public async Task<IReadOnlyList<AwardWait>> OfAsync(AwardRead award, CancellationToken cancellation = default)
    {
        if (await recoveries.FindOwedAsync(award, cancellation) is not { Book: var book }) return [];
        var waiting = book.Entries.Where(e => e.State == RecoveryState.Waiting).Select(e => Of(award, e)).ToList();
        return waiting.Count > 0 || book.Left <= Yuan.Zero ? waiting : [Holder(award, book)];
    }

    private static AwardWait Of(AwardRead award, RecoveryEntry entry) => new(
        $"{Kind}:{entry.Number.ToString(CultureInfo.InvariantCulture)}", Kind, WaitedParty.Officer,
        Texts.Of($"waited.{entry.Kind}", entry.Amount.Shown()), ShanghaiTime.DayOf(entry.Entered.At), null)
    {
        Path = AwardLinks.Office(award.Home.Id),
        Reminder = RecoveryMails.ReminderOfHands(award, entry),
        Asked = [RecoveryMails.RecoveryToConfirm],
        Except = [entry.Entered.PersonId],
    };

    private static AwardWait Holder(AwardRead award, RecoveryBook book) => new(
        Kind, Kind, WaitedParty.Holder, Texts.Of("waited.holder", book.Left.Shown()), award.Home.Cause?.On, null)
    {
        Path = AwardLinks.Office(award.Home.Id),
        Reminder = RecoveryMails.ReminderOfHolder(award, book.Left),
        Asked = [RecoveryMails.RecoveryDemanded],
    };
}
