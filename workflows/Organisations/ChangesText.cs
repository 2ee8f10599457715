namespace Funding.Workflows.Organisations;

/// <summary>What was corrected, a line for each, as its readers call it.</summary>
internal static class ChangesText
{
    private static readonly Texts Texts = new(typeof(OrganisationMails));

    public static Bilingual Of(
        IEnumerable<(string Field, string Before, string After)> changes, Programme programme, RoundDesks desks)
    {
        var lines = changes.Select(c => Texts.Of(
            $"change.{c.Field}", Named(c.Field, c.Before, programme, desks), Named(c.Field, c.After, programme, desks))).ToList();
        return new(string.Join('\n', lines.Select(l => l.Zh)), string.Join('\n', lines.Select(l => l.En)));
    }

    private static Bilingual Named(string field, string value, Programme programme, RoundDesks desks) => field switch
    {
        "desk" => desks.Of(value).Name,
        "applicantKind" => programme.Subject.Kinds.FirstOrDefault(k => k.Id == value)?.Name ?? new(value, value),
        _ => new(value, value),
    };
}
