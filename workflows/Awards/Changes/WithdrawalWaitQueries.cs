namespace Funding.Workflows.Awards.Changes;

/// <summary>Who is waited for where an award is to be withdrawn; one query, and none where nothing was ever done about the award.</summary>
internal sealed class WithdrawalWaitQueries(AwardChangeStore changes, TimeProvider clock) : IAwardWaits
{
    public const string Kind = "withdrawal";

    private static readonly Texts Texts = new(typeof(WithdrawalWaitQueries));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public async Task<IReadOnlyList<AwardWait>> OfAsync(AwardRead award, CancellationToken cancellation = default)
    {
        if (award.Home.Acts == 0
            || await changes.WithdrawalAsync(award.Home.Id, cancellation) is not { Value: { IsOpen: true } open })
        {
            return [];
        }

        var party = AwardChangeDecision.WaitsFor(open, clock.GetUtcNow());
        var heard = party == WaitedParty.Holder;
        var wait = new AwardWait(
            KeyOf(party), Kind, party, Texts.Of($"waited.{party}"),
            heard ? ShanghaiTime.DayOf(open.At) : open.Statement is { } said ? ShanghaiTime.DayOf(said.At) : open.HeardUntil.AddDays(1),
            heard ? open.HeardUntil : null)
        {
            Path = AwardLinks.Office(award.Home.Id),
            Reminder = AwardChangeMails.Reminder(award, open, party),
            Asked = heard ? [AwardChangeMails.WithdrawalNoticed] : [AwardChangeMails.HolderStated],
            Except = heard ? [] : [open.By],
            ChangesAt = heard ? ShanghaiTime.CloseOf(open.HeardUntil) : null,
        };
        return [wait];
    }

    public static string KeyOf(WaitedParty party) => $"{Kind}:{party}";
}
