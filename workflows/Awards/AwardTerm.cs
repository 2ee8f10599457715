namespace Funding.Workflows.Awards;

/// <summary>How long an award holds: from the day of the announcement to the end of its last day.</summary>
public sealed record AwardTerm(DateOnly AwardedOn, DateOnly ValidUntil)
{
    /// <param name="years">1 or more; a term that begins on 29 February ends on the 28th where there is no 29th.</param>
    public static AwardTerm Of(DateOnly awardedOn, int years) => new(awardedOn, awardedOn.AddYears(years));

    /// <summary>The moment from which it has expired.</summary>
    public DateTimeOffset Ends => ShanghaiTime.CloseOf(ValidUntil);
}
