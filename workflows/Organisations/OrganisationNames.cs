namespace Funding.Workflows.Organisations;

/// <summary>A name that an organisation took, and from which day.</summary>
/// <param name="Before">What it was called until then.</param>
/// <param name="Document">That shows the change, such as the registry's notice; null where the office knew it without.</param>
/// <param name="By">Person id.</param>
/// <param name="Reason">The office's; empty for the organisation's own people.</param>
public sealed record NameChange(
    string Name, string Before, DateOnly From, AttachedDocument? Document, string By, DateTimeOffset At, string Reason);

/// <summary>The names of an organisation over the years: a round keeps that of its day.</summary>
public static class OrganisationNames
{
    /// <summary>What keeps a text from being an organisation's name.</summary>
    public static IEnumerable<Refusal> Check(string name, string field)
    {
        if (name.Trim().Length is < 2 or > 100)
            yield return ApplicationRefusals.OrganisationName() with { Field = field };
        else if (!NameCheck.IsOrganisation(name))
            yield return NameCheck.NoOrganisation(field, name);
        foreach (var refusal in TextSafety.Check(name, field, multiline: false))
            yield return refusal;
    }

    /// <summary>Whether two spellings are one name.</summary>
    public static bool Same(string one, string other) => TextIdentity.Of(one) == TextIdentity.Of(other);

    /// <summary>A change of name is entered when it has happened, in the order in which it did.</summary>
    /// <returns>Why not; null where it may be.</returns>
    public static Refusal? Bar(string present, string name, DateOnly from, DateOnly today, IEnumerable<NameChange> changes) =>
        Same(present, name) ? OrganisationRefusals.SameName()
        : from > today || from.Year < 1949 || changes.Any(c => c.From > from) ? OrganisationRefusals.NameDay()
        : null;
}
