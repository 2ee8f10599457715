namespace Funding.Workflows.Duties;

/// <summary>An open matter of the office: a report whose grade asks for the withdrawal of the award. A row of the award.</summary>
/// <param name="Duty">Such as <c>yearly:2029</c>.</param>
/// <param name="Settled">What the office did about it; null while it is open.</param>
public sealed record AwardMatter(string Duty, string Grade, string Reason, string By, DateTimeOffset At, MatterEnd? Settled = null)
{
    public const string Prefix = "matter:";

    public static string Row(DutyKey duty) => $"{Prefix}{duty}";
}

/// <param name="Text">Why the award goes on, or what was begun to withdraw it.</param>
public sealed record MatterEnd(string Text, string By, DateTimeOffset At);
