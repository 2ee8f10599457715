namespace Funding.Workflows.Stages.Quota;

/// <summary>Limits of a programme as the public reads them.</summary>
/// <param name="Classes">Of one organisation: the answers of a class, and its limit.</param>
/// <param name="Exempt">A question, and the answers with which an application counts against none; null where all count.</param>
public sealed record LimitFactsModel(
    IReadOnlyList<(Bilingual Desk, int Limit)> Desks, IReadOnlyList<(IReadOnlyList<Bilingual> Of, int Limit)> Classes,
    (Bilingual Question, IReadOnlyList<Bilingual> Answers)? Exempt)
{
    public static LimitFactsModel Of(Programme programme, IReadOnlyList<Desk> desks)
    {
        var settings = QuotaSettings.Find(programme);
        return new(
            [.. QuotaSettings.DesksOf(programme).Select(d => (desks.NameOf(d.Desk), d.Limit))],
            [
                .. (settings?.ByClass?.Each ?? []).Select(c => (
                    (IReadOnlyList<Bilingual>)[.. c.Of.Select(a => StrataNames.Answer(programme, settings!.ByClass!.By, a))], c.Limit)),
            ],
            settings?.Exempt is { } exempt
                ? (StrataNames.By(programme, exempt.Field), [.. exempt.Is.Select(a => StrataNames.Answer(programme, exempt.Field, a))])
                : null);
    }
}
