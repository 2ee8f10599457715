namespace Funding.Workflows.Stages.Countersign;

/// <summary>What a department says of a case so far.</summary>
public enum SaidOfCase
{
    /// <summary>It is asked for a figure and has stated none.</summary>
    Missing,
    Confirmed,
    Stated,
    Objected,
}

/// <summary>A case in a department's list.</summary>
public sealed record DepartmentLine(RolledApplication Case, CaseStatement? Statement, SaidOfCase Said)
{
    public ApplicationSummary Summary => Case.Summary;

    public static DepartmentLine Of(CountersigningDepartment department, RolledApplication application, CaseStatement? statement) => new(
        application, statement, Of(department, statement));

    public static SaidOfCase Of(CountersigningDepartment department, CaseStatement? statement) =>
        statement?.Objection is not null ? SaidOfCase.Objected
        : department.Asks == AskedOf.Confirm ? SaidOfCase.Confirmed
        : statement?.Figure is not null ? SaidOfCase.Stated
        : SaidOfCase.Missing;
}

/// <summary>How a department's list is searched, filtered and sorted.</summary>
public static class DepartmentRollForm
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Organisation = "organisation";
    public const string Said = "said";

    public static readonly RollForm<DepartmentLine> Form = new(
        line => line.Case.Texts,
        [
            new(Number, line => line.Summary.Id),
            new(Name, line => line.Case.Name),
            new(Organisation, line => Pinyin.SortKey(line.Summary.OrganisationName)),
            new(Said, line => (int)line.Said),
        ],
        [new(Said, line => $"{line.Said}", Enum.GetNames<SaidOfCase>())]);
}
