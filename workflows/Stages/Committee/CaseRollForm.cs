namespace Funding.Workflows.Stages.Committee;

/// <summary>How the cases that wait for a vote are searched, filtered and sorted.</summary>
public static class CaseRollForm
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Desk = "desk";
    public const string Submitted = "submitted";
    public const string Until = "until";

    /// <param name="desks">Ids of the round's desks.</param>
    public static RollForm<CaseToVote> Of(IReadOnlyList<string> desks) => new(
        waiting => waiting.Application.Texts,
        [
            new(Number, waiting => waiting.Id),
            new(Name, waiting => waiting.Application.Name),
            new(Submitted, waiting => waiting.Application.Summary.SubmittedAt),
            new(Until, waiting => waiting.LastDay),
        ],
        [new(Desk, waiting => waiting.Application.Summary.Desk, desks)]);
}
