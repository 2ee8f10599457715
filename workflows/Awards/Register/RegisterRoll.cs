namespace Funding.Workflows.Awards.Register;

/// <summary>The columns and facets of the register as its readers call them.</summary>
internal static class RegisterRoll
{
    public static IReadOnlyList<Choice> Columns(Texts<RegisterText> T) =>
    [
        new(AwardRollForm.Holder, T["holder"]), new(AwardRollForm.Title, T["title.column"]), new(AwardRollForm.Programme, T["programme"]),
        new(AwardRollForm.Document, T["document"]), new(AwardRollForm.Until, T["term"]), new(AwardRollForm.Standing, T["standing"]),
    ];

    public static IReadOnlyList<RollChoices> Facets(RegisterModel model, Texts<RegisterText> T, Show show) =>
    [
        new(AwardRollForm.Programme, T["programme"], [.. model.Picks[AwardRollForm.Programme].Select(id =>
            new Choice(id, show.Text(model.Programmes.GetValueOrDefault(id) ?? Bilingual.Same(id))))]),
        new(AwardRollForm.Year, T["year"], [.. model.Picks[AwardRollForm.Year].Select(year => new Choice(year, year))]),
        new(AwardRollForm.Standing, T["standing"], [.. Enum.GetValues<AwardStanding>().Select(s =>
            new Choice($"{s}", T.Of("award-standing", s)))]),
        new(AwardRollForm.Desk, T["desk"], [.. model.Picks[AwardRollForm.Desk].Select(id =>
            new Choice(id, show.Text(model.Desks.NameOf(id))))]),
    ];

    public static Tone ToneOf(AwardStanding standing) => standing switch
    {
        AwardStanding.Live => Tone.Good,
        AwardStanding.Withdrawn => Tone.Bad,
        AwardStanding.Suspended => Tone.Notice,
        _ => Tone.Neutral,
    };
}
