namespace Funding.Workflows.Stages.PanelReview;

/// <summary>How the experts of a review are searched, filtered and sorted.</summary>
public static class ReviewerRollForm
{
    public const string Name = "name";
    public const string Party = "party";
    public const string Seats = "seats";
    public const string Signed = "signed";
    public const string Open = "open";
    public const string Recused = "recused";
    public const string Replaced = "replaced";
    public const string Waited = "waited";
    public const string Waiting = "yes";
    public const string Ready = "no";

    public static readonly RollForm<Reviewer> Form = new(
        reviewer => [SearchText.Of(reviewer.Name), SearchText.Of(reviewer.Alias)],
        [
            // As the rows stand.
            new("number", _ => null),
            new(Name, reviewer => Pinyin.SortKey(reviewer.Name)),
            new(Party, reviewer => (int)reviewer.Party),
            new(Seats, reviewer => reviewer.Load),
            new(Signed, reviewer => reviewer.Signed),
            new(Open, reviewer => reviewer.Open),
            new(Recused, reviewer => reviewer.Recused),
            new(Replaced, reviewer => reviewer.Replaced),
        ],
        [
            new(Waited, reviewer => reviewer.Open > 0 ? Waiting : Ready, [Waiting, Ready]),
            new(Party, reviewer => $"{reviewer.Party}", Enum.GetNames<Party>()),
        ]);
}
