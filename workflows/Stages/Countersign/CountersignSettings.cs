namespace Funding.Workflows.Stages.Countersign;

/// <summary>The countersignature (会签) by named departments.</summary>
/// <param name="WorkingDays">Working days that a department has.</param>
/// <param name="Silence">What it means that a department has not answered when its last day is over.</param>
/// <param name="Objections">Whether somebody of the office decides on each case to which a department objects.</param>
/// <param name="Departments">In the order of the file; one at least.</param>
public sealed record CountersignSettings(
    int WorkingDays, SilenceRule Silence, ObjectionRule Objections, IReadOnlyList<CountersigningDepartment> Departments) : IStatesFigures
{
    public const string Kind = "countersign";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static CountersignSettings Of(Programme programme) => programme.StageSettings<CountersignSettings>(Kind);

    [JsonIgnore]
    public IReadOnlyList<StatedFigureName> Stated =>
        [.. Departments.Where(d => d.Figure is not null).Select(d => new StatedFigureName(d.Id, d.Figure!.Name, d.Figure.Unit))];

    /// <summary>Null where there is no department of that id.</summary>
    public CountersigningDepartment? Find(string department) => Departments.FirstOrDefault(d => d.Id == department);
}

public enum SilenceRule
{
    /// <summary>Who has not answered by the last day agrees (逾期未复视为同意).</summary>
    Agrees,

    /// <summary>The stage waits for every department, and the office hears of it every day.</summary>
    Waits,
}

public enum ObjectionRule
{
    /// <summary>An officer keeps or fails each case to which a department objects, with a reason; until then the stage waits.</summary>
    Decided,

    /// <summary>An objection goes on record and holds nothing up.</summary>
    Noted,
}

/// <summary>A department that countersigns. Who answers for it is named in each round.</summary>
/// <param name="Figure">What figure it states; there exactly where it is asked for one.</param>
public sealed record CountersigningDepartment(string Id, Bilingual Name, AskedOf Asks, AskedFigure? Figure = null);

/// <summary>What a department says of each case to which it does not object.</summary>
public enum AskedOf
{
    Confirm,
    Figure,
}

/// <summary>A figure for each case, such as how many students the plan allows.</summary>
/// <param name="Min">Inclusive, as <paramref name="Max"/>.</param>
/// <param name="Decimals">Decimal places at most; 0 for whole numbers.</param>
public sealed record AskedFigure(Bilingual Name, Bilingual Unit, decimal Min, decimal Max, int Decimals = 0)
{
    public bool Fits(decimal figure) => figure >= Min && figure <= Max && figure == decimal.Round(figure, Decimals);
}
