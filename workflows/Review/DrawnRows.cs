namespace Funding.Workflows.Review;

/// <summary>The lists of a draw with the ids behind the pseudonyms; not public.</summary>
internal sealed record DrawRoster(DateTimeOffset FixedAt, IReadOnlyList<string> Applications, IReadOnlyList<string> Experts);

/// <summary>Of the stored draw what is asked for later: who was drawn, in drawn order.</summary>
internal sealed record DrawnExperts(IReadOnlyList<DrawnExpert> Experts);

internal sealed record DrawnExpert(string Id, string Alias, string Name, Party Party);

/// <param name="Editors">Persons who act for it: as experts they are kept from it whatever organisation they name.</param>
internal sealed record DrawnApplication(
    string Id, string OrganisationName, string Title, IReadOnlyList<string> Organisations, IReadOnlyList<string> Editors);
