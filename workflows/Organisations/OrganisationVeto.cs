namespace Funding.Workflows.Organisations;

/// <summary>A veto item (一票否决) that was upheld of an application, as it stands on its organisation's page.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="On">The day of the source.</param>
public sealed record OrganisationVeto(
    string RoundId, string CaseId, Bilingual Round, Bilingual Kind, string Source, DateOnly On, DateTimeOffset DecidedAt);
