namespace Funding.Workflows.Stages.PanelReview;

/// <summary>How an expert's desk is searched, filtered and sorted; every page that is opened from it keeps the query.</summary>
public static class DeskRollForm
{
    public const string Number = "number";
    public const string Name = "name";
    public const string State = "state";
    public const string Scored = "scored";
    public const string Total = "total";

    public static readonly RollForm<ReviewDeskLine> Form = new(
        line => [SearchText.Of(line.Name), SearchText.Of(line.OrganisationName), SearchText.Of(line.ApplicationId)],
        [
            new(Number, line => line.ApplicationId),
            new(Name, line => Pinyin.SortKey(line.Name)),
            new(State, line => (int)line.Progress),
            new(Scored, line => line.Scored),
            new(Total, line => line.Scored == 0 ? null : line.Total),
        ],
        [new(State, line => $"{line.Progress}", Enum.GetNames<DeskState>())]);

    /// <summary>The whole desk on one page: a load is a few dozen.</summary>
    public static RollPage<ReviewDeskLine> Of(IReadOnlyList<ReviewDeskLine> lines, RollQuery query) =>
        Roll.Of(lines, Form, query, Math.Max(1, lines.Count));
}
