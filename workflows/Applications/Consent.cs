namespace Funding.Workflows.Applications;

/// <summary>One whose consent an application asks for by link, and what came of it: part of the application's row.</summary>
/// <param name="Party">Its credit code in its one form: the only party of the application that has it.</param>
/// <param name="Name">As it was when it was last asked.</param>
/// <param name="Steps">In order; the first of them asked it.</param>
public sealed record Consent(string Party, string Name, IReadOnlyList<ConsentStep> Steps)
{
    /// <summary>The last asking: its person may answer.</summary>
    public ConsentStep LastAsked() => Steps.Last(s => s.Act == ConsentAct.Asked);

    /// <summary>Null while nobody has answered.</summary>
    public ConsentStep? LastAnswer() => Steps.LastOrDefault(s => s.Act != ConsentAct.Asked);

    /// <summary>Whether it was asked again, or for the first time, after its last answer.</summary>
    public bool IsAsked() => Steps[^1].Act == ConsentAct.Asked;

    public Consent And(ConsentStep step) => this with { Steps = [.. Steps, step] };

    /// <summary>Without the addresses that it was asked at.</summary>
    public Consent WithoutMailboxes() => this with { Steps = [.. Steps.Select(s => s with { Mailbox = "" })] };
}

public enum ConsentAct
{
    Asked,
    Given,
    Refused,
    TakenBack,

    /// <summary>After the call and before the award: the party takes part no longer.</summary>
    Left,
}

/// <param name="By">Person id of whom it was asked, and who answered.</param>
/// <param name="Mailbox">Where they were asked; empty where it is not the reader's to know.</param>
public sealed record ConsentStep(ConsentAct Act, DateTimeOffset At, string By, string Mailbox)
{
    /// <summary>SHA-256 of what an answer is about; null of an asking.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Covers { get; init; }

    /// <summary>Of a refusal, of a consent that is taken back, and of a party that leaves.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
