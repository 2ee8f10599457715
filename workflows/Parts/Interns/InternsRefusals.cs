namespace Funding.Workflows.Parts.Interns;

/// <summary>What can be wrong with a roster; none repeats a number or a name.</summary>
internal static class InternsRefusals
{
    private static readonly Texts Texts = new(typeof(InternsRefusals));

    public static Refusal None(string field) => new("interns-none", field, Texts.Of("none"));

    public static Refusal TooMany(string field, int most, int found) => new("interns-too-many", field, Texts.Of("too-many", most, found));

    public static Refusal Incomplete(string field, int row) => new("interns-incomplete", field, Texts.Of("incomplete", row));

    public static Refusal NotListed(string field, int row) => new("interns-not-listed", field, Texts.Of("not-listed", row));

    public static Refusal TooShort(string field, int row) => new("interns-too-short", field, Texts.Of("too-short", row));

    public static Refusal OutsidePeriod(string field, int row, DateOnly first, DateOnly last) =>
        new("interns-outside-period", field, Texts.Of("outside-period", row, DayText.Of(first), DayText.Of(last)));

    public static Refusal Twice(string field, int row, int first) => new("interns-twice", field, Texts.Of("twice", row, first));

    public static Refusal TwoMailboxes(string field, string school) =>
        new("interns-two-mailboxes", field, Texts.Of("two-mailboxes", school));

    public static Refusal Mailbox(string field) => new("interns-mailbox", field, Texts.Of("mailbox"));

    public static Refusal Level(string field, IReadOnlyList<FieldOption> levels) =>
        new("interns-level", field, Texts.Of("level", Texts.Names(levels.Select(l => l.Label))));

    public static Refusal Day(string field) => new("interns-day", field, Texts.Of("day"));

    public static Refusal YesNo(string field) => new("interns-yes-no", field, Texts.Of("yes-no"));

    public static Refusal TooYoung(string field, int age) => new("interns-too-young", field, Texts.Of("too-young", age));
}
