namespace Funding.Workflows.Stages.PanelReview;

internal static class ArchiveRefusals
{
    private static readonly Texts Texts = new(typeof(ArchiveRefusals));

    public static Refusal Empty() => new("archive-empty", null, Texts.Of("empty")) { Kind = RefusalKind.NotFound };

    public static Refusal TooMany(int most) => new("archive-too-many", null, Texts.Of("too-many", most)) { Kind = RefusalKind.TooLarge };

    public static Refusal TooLarge(long most) =>
        new("archive-too-large", null, Texts.Of("too-large", most >> 30)) { Kind = RefusalKind.TooLarge };
}
