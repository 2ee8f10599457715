namespace Funding.Workflows.Review;

/// <summary>Rows of the pool and of applications as the assignment takes them.</summary>
internal static class PanelExperts
{
    /// <summary>
    /// Codes and names of applicant and parties, and the ids of who filled the application in or answered for a party: an expert among them
    /// judges nothing of it.
    /// </summary>
    public static IReadOnlyList<string> OrganisationsOf(Application application) =>
    [
        .. new[] { application.CreditCode, application.OrganisationName }
            .Concat(application.Parties.SelectMany(p => p.CreditCode is { Length: > 0 } code ? new[] { code, p.Name } : [p.Name]))
            .Concat(application.Persons())
            .Where(o => o.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The same by name and code, for conflicts that the form of a name may hide.</summary>
    public static ApplicationParties PartiesOf(Application application) => new(application.Id,
        [new(application.OrganisationName, application.CreditCode), .. application.Parties.Where(p => p.Name.Length > 0)
            .Select(p => new NamedOrganisation(p.Name, p.CreditCode))]);

    /// <summary>What an application is about: its answers to the form's choices, by value and by label.</summary>
    public static IReadOnlyList<string> FieldsOf(Programme programme, Answers answers) =>
    [
        .. programme.EachPart().SelectMany(p => p.Kind.Chosen(p.Part, answers))
            .SelectMany(c => new[] { c.Value, c.Label.Zh, c.Label.En })
            .Select(PanelExpert.FieldOf)
            .Distinct(StringComparer.Ordinal),
    ];

    public static PanelSeats SeatsOf(PanelRules rules) => new(rules.Parties.ToDictionary(
        p => Parties.Read(p.Key) ?? throw new InvalidDataException($"The panel has no party '{p.Key}'."), p => p.Value));

    public static bool Conflicted(PoolExpert expert, ReviewSheet sheet) =>
        new ConflictTable([PanelExpert.Of(expert, 0)], [])
            .Of(new ReviewedApplication(sheet.ApplicationId, sheet.Organisations, [])).Count > 0;
}
