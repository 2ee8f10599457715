namespace Funding.Workflows.Samples;

/// <summary>Why no sample is drawn, or a call not written down.</summary>
internal static class SampleRefusals
{
    private static readonly Texts Texts = new(typeof(SampleRefusals));

    public static Refusal Nothing() => new("sample-of-nothing", null, Texts.Of("nothing")) { Kind = RefusalKind.NotFound };

    public static Refusal Drawn() => new("sample-drawn", null, Texts.Of("drawn")) { Kind = RefusalKind.Conflict };

    public static Refusal NoRow() => new("sample-row-unknown", SampleCall.RowField, Texts.Of("no-row"));

    public static Refusal NoOutcome() => new("sample-outcome-missing", SampleCall.OutcomeField, Texts.Of("no-outcome"));

    public static Refusal NoNote(int most) => new("sample-note", SampleCall.NoteField, Texts.Of("no-note", most));

    public static Refusal OwnConflict() => new("own-conflict", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };
}
