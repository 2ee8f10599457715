namespace Funding.Workflows.Apply;

/// <summary>How somebody's own applications are searched, filtered and sorted.</summary>
public static class OwnRollForm
{
    public const int PageSize = 20;

    /// <summary>A list that one glance takes in has nothing above it.</summary>
    public const int Few = 5;

    public const string Name = "name";
    public const string Round = "round";
    public const string State = "state";

    /// <param name="rounds">Ids of those that the list has applications of.</param>
    public static RollForm<OwnApplication> Of(IReadOnlyList<string> rounds) => new(
        own => [SearchText.Of(own.Application.OrganisationName), SearchText.Of(own.Application.Title), SearchText.Of(own.Application.Id)],
        [
            new("newest", own => $"{DateOnly.MaxValue.DayNumber - own.Round.Opens.DayNumber:D7} {own.Round.Id} {own.Application.Id}"),
            new(Name, own => Pinyin.SortKey(own.Application.Name)),
            new(Round, own => own.Round.Opens),
            new(State, own => (int)own.Application.State),
        ],
        [
            new(State, own => $"{own.Application.State}", Enum.GetNames<ApplicationState>()),
            .. RollFacet.Choice<OwnApplication>(Round, own => own.Round.Id, rounds),
        ]);
}
