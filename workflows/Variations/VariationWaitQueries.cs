namespace Funding.Workflows.Variations;

/// <summary>Who is waited for in the open variation of an award; one query, and none where none was ever asked for.</summary>
internal sealed class VariationWaitQueries(VariationStore variations, TimeProvider clock) : IAwardWaits
{
    public const string Kind = "variation";

    private static readonly Texts Texts = new(typeof(VariationWaitQueries));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public async Task<IReadOnlyList<AwardWait>> OfAsync(AwardRead award, CancellationToken cancellation = default)
    {
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        IReadOnlyList<AwardWait> tooFew = award.Home.MembersDueOn is { } due ? [TooFew(award, due, today)] : [];
        if (await variations.LastAsync(award.Home, cancellation) is not { IsOpen: true } open) return tooFew;
        return [.. tooFew, .. OfOpen(award, open, today)];
    }

    private static AwardWait TooFew(AwardRead award, DateOnly due, DateOnly today) => new(
        "members-too-few", Kind, today <= due ? WaitedParty.Holder : WaitedParty.Officer,
        Texts.Of(today <= due ? "waited.too-few" : "waited.still-too-few"), null, today <= due ? due : null)
    {
        Path = AwardLinks.Office(award.Home.Id),
        Reminder = today <= due ? VariationMails.TooFew(award, due) : null,
        Why = today <= due ? null : Texts.Of("why.still-too-few"),
        ChangesAt = today <= due ? ShanghaiTime.CloseOf(due) : null,
    };

    private static IReadOnlyList<AwardWait> OfOpen(AwardRead award, Variation open, DateOnly today)
    {
        var asked = ShanghaiTime.DayOf(open.At);
        return open.PhaseOn(today) switch
        {
            VariationPhase.Member =>
            [
                Wait(WaitedParty.Holder, asked, open.MemberBy, null) with
                {
                    Why = Texts.Of("why.member"),
                    ChangesAt = open.MemberBy is { } by ? ShanghaiTime.CloseOf(by) : null,
                },
            ],
            VariationPhase.Opinion =>
            [
                Wait(WaitedParty.Desk, asked, open.DeskBy, VariationMails.Letter(
                    award, open, VariationMails.VariationToDesk, WaitedParty.Desk, open.DeskBy!.Value)) with
                {
                    ChangesAt = ShanghaiTime.CloseOf(open.DeskBy.Value),
                },
            ],
            VariationPhase.Confirmation =>
            [
                Wait(WaitedParty.Officer, ShanghaiTime.DayOf(open.Verdict!.At), null, VariationMailWriter.ToConfirm(award, open)) with
                {
                    Except = [open.Verdict.By],
                },
            ],
            _ => [Wait(WaitedParty.Officer, Since(open), null, VariationMails.Letter(
                award, open, VariationMails.VariationAsked, WaitedParty.Officer, Since(open)))],
        };

        AwardWait Wait(WaitedParty party, DateOnly since, DateOnly? until, Reminder? reminder) => new(
            VariationMailWriter.KeyOf(open, open.PhaseOn(today)), Kind, party,
            Texts.Of($"waited.{open.PhaseOn(today)}", VariationMails.NameOf(open)), since, until)
        {
            Path = VariationLinks.Page(Audience.Office, award.Home.Id, open.Number),
            Reminder = reminder,
        };
    }

    /// <summary>From when on officers could decide.</summary>
    private static DateOnly Since(Variation open) => open.Verdict is { } returned ? ShanghaiTime.DayOf(returned.At)
        : open.Opinion is { } opinion ? ShanghaiTime.DayOf(opinion.At)
        : open.DeskBy?.AddDays(1) ?? ShanghaiTime.DayOf(open.At);
}
