namespace Funding.Workflows.Money;

/// <summary>Who did something, and when.</summary>
/// <param name="ByPerson">Person id.</param>
public sealed record ActMark(string ByPerson, string ByName, DateTimeOffset At);
