namespace Funding.Workflows.Programmes;

/// <summary>A step of a programme (培育, then 认定), as its rounds keep it.</summary>
/// <param name="Id">As the file names it.</param>
/// <param name="Award">Id of the award that it gives.</param>
/// <param name="From">What its applicants hold; null for the step with which the programme begins.</param>
public sealed record ProgrammeStep(string Id, Bilingual Name, string Award, StepFrom? From);

/// <summary>The award that a step follows: it is live, and its place is taken by the step's own.</summary>
/// <param name="Award">Its id among the programme's awards.</param>
/// <param name="Title">As its certificate says it.</param>
/// <param name="Months">Since when it has been held on the last day of the call; 0 or more.</param>
public sealed record StepFrom(string Award, Bilingual Title, int Months);
