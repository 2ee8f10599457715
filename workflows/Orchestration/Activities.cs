namespace Funding.Workflows.Orchestration;

/// <summary>The four activities there are: a look and an act of each walker.</summary>
public static class Activities
{
    /// <summary>Reads a home's rows and asks the kind of its present stage; takes back the outstanding wake-up first.</summary>
    public const string LookAtHome = nameof(LookAtHome);

    public const string ActAtHome = nameof(ActAtHome);

    /// <summary>Reads a subject's rows and asks its decision.</summary>
    public const string LookAtSubject = nameof(LookAtSubject);

    public const string ActAtSubject = nameof(ActAtSubject);
}

/// <summary>The input of an act: its name goes into the span and the metric.</summary>
public interface IActInput
{
    string Act { get; }
}

/// <param name="Home">Id of the round.</param>
/// <param name="Stage">Whose act it is; null for the home's own.</param>
/// <param name="Deadline">The deadline that it is done for.</param>
public sealed record HomeAct(string Home, string Act, StageKey? Stage = null, DateOnly? Deadline = null) : IActInput;

public sealed record SubjectAct(SubjectKey Subject, string Act) : IActInput;
