namespace Funding.Workflows.Binders;

internal static class BinderRefusals
{
    private static readonly Texts Texts = new(typeof(BinderRefusals));

    public static Refusal NoFont() => new("binder-no-font", null, Texts.Of("no-font")) { Kind = RefusalKind.Unavailable };

    public static Refusal TooManyPages(int most) =>
        new("binder-too-many-pages", null, Texts.Of("pages", Texts.Number(most))) { Kind = RefusalKind.TooLarge };

    public static Refusal TooLarge(long most) =>
        new("binder-too-large", null, Texts.Of("bytes", most >> 20)) { Kind = RefusalKind.TooLarge };

    public static Refusal Conflicted() => new("binder-conflict", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };
}
