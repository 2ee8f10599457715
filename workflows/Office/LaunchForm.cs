namespace Funding.Workflows.Office;

/// <summary>The launch as its form asks for it.</summary>
public static class LaunchForm
{
    /// <exception cref="RefusedException">Each field that cannot be read.</exception>
    public static LaunchRequest Read(Form form)
    {
        var request = new LaunchRequest
        {
            ProgrammeId = form.Text("programme"),
            Step = form.Optional("step"),
            Year = form.Whole("year"),
            Batch = form.Optional("batch") is null ? null : form.Whole("batch"),
            NoticeNumber = form.Text("noticeNumber"),
            Opens = form.Day("opens"),
            Closes = form.Days("closes.").ToDictionary(d => new StageKey(d.Key), d => d.Value),
            Answers = form.Texts(LaunchRequest.FieldOf("")),
            Committee = form.All("committee"),
            Deputies = form.All("deputies"),
        };
        form.Demand();
        return request;
    }

    /// <inheritdoc cref="Read(Form)"/>
    public static LaunchRequest Read(this LaunchDraft draft) => Read(Form.Of(draft.Typed));

    /// <summary>What was typed without the closing days, which are then counted from the first day again.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> WithoutDays(
        IReadOnlyDictionary<string, IReadOnlyList<string>> typed) =>
        typed.Where(f => !f.Key.StartsWith("closes.", StringComparison.Ordinal)).ToDictionary();
}
