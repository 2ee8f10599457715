namespace Funding.Workflows.Rules;

/// <summary>What was found on record for a rule, in words: why it holds or does not.</summary>
internal static class PriorFindings
{
    private static readonly Texts Texts = new(typeof(PriorFindings));

    /// <summary>A line for each award or application that a word looked at, or one that there is none.</summary>
    public static IReadOnlyList<Bilingual> Of(IReadOnlyList<PriorAsk> asks, EligibilityFacts facts) =>
        asks.Count == 0 ? [] : [.. asks.SelectMany(ask => Of(ask, facts)).Distinct()];

    private static IReadOnlyList<Bilingual> Of(PriorAsk ask, EligibilityFacts facts)
    {
        if (ask.Word == PriorWord.PrizePlace)
            return [.. facts.Prior.PrizesOf(ask.Programme).Select(Prize).DefaultIfEmpty(Texts.Of("prize.none"))];
        var name = facts.Prior.Names.GetValueOrDefault(ask.Programme) ?? Bilingual.Same(ask.Programme);
        IReadOnlyList<Bilingual> found = ask.Word switch
        {
            PriorWord.Barred => facts.Bar is { } bar ? [Barred(bar, facts.AsOf)] : [Texts.Of("barred.none")],
            PriorWord.Applied => [.. facts.Prior.Applications.Where(a => a.Programme == ask.Programme)
                .Select(a => Texts.Of("applied", a.RoundName, a.ApplicationId))],
            PriorWord.AcceptedReports => [.. facts.Prior.AwardsOf(ask.Programme).Where(a => a.IsLiveOn(facts.AsOf))
                .Select(a => Texts.Of("reports", Held(a), a.Reports ?? 0))],
            _ => [.. facts.Prior.AwardsOf(ask.Programme).Where(a => a.WasMadeBy(facts.AsOf)).Select(a => Award(a, facts.AsOf))],
        };
        return found.Count > 0 ? found : [Texts.Of(ask.Word == PriorWord.Applied ? "applied.none" : "award.none", name)];
    }

    private static Bilingual Award(PriorAward award, DateOnly asOf) => award switch
    {
        { End: { } end } => Texts.Of(
            $"award.{end}", Held(award), award.EndedOn is { } on ? DayText.Of(on) : Texts.Of("day.unknown"),
            (object?)award.EndedBy ?? Texts.Of("document.unknown")),
        _ => Texts.Of(award.IsLiveOn(asOf) ? "award.live" : "award.expired", Held(award), DayText.Of(award.ValidUntil)),
    };

    private static Bilingual Barred((PriorAward Award, DateOnly Until) bar, DateOnly asOf) => Texts.Of(
        asOf <= bar.Until ? "barred" : "barred.over", Held(bar.Award), DayText.Of(bar.Award.EndedOn!.Value),
        (object?)bar.Award.EndedBy ?? Texts.Of("document.unknown"), DayText.Of(bar.Until.AddDays(1)));

    private static Bilingual Prize(PriorPrize prize) => Texts.Of(
        prize.RevokedOn is null ? "prize" : "prize.revoked", prize.Contest, Texts.Of($"class.{prize.Class}"), prize.Event, prize.Place,
        DayText.Of(prize.RevokedOn ?? prize.HeldOn));

    private static Bilingual Held(PriorAward award) => Texts.Of("held", award.ProgrammeName, award.Title, award.Number);
}
