namespace Funding.Workflows.Stages.Countersign;

/// <summary>What the office looks for in the list of cases.</summary>
public enum CaseStanding
{
    Undecided,
    Decided,
    Waiting,
    Countersigned,
}

/// <param name="Undecided">An objection to it waits for an officer.</param>
public sealed record CountersignLine(ApplicationSummary Summary, RolledApplication Case, CaseAnswers Answers, bool Undecided);

/// <summary>How the office's list of cases is searched, filtered and sorted.</summary>
public static class CountersignRollForm
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Standing = "standing";

    public static readonly RollForm<CountersignLine> Form = new(
        line => line.Case.Texts,
        [
            new(Number, line => line.Summary.Id),
            new(Name, line => line.Case.Name),
            new(Standing, line => (int)Of(line)),
        ],
        [new(Standing, line => $"{Of(line)}", Enum.GetNames<CaseStanding>())]);

    public static CaseStanding Of(CountersignLine line) => line.Undecided ? CaseStanding.Undecided
        : line.Answers.Decisions.Count > 0 ? CaseStanding.Decided
        : line.Answers.IsComplete ? CaseStanding.Countersigned
        : CaseStanding.Waiting;
}
