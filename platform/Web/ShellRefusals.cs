namespace Funding.Platform.Web;

/// <summary>What the shell itself refuses before a command is asked.</summary>
public static class ShellRefusals
{
    private static readonly Texts Texts = new(typeof(ShellRefusals));

    public static Refusal NotWhole(string field) => new("not-a-whole-number", field, Texts.Of("not-whole"));

    public static Refusal NotADay(string field) => new("not-a-day", field, Texts.Of("not-aday"));

    public static Refusal NotAChoice(string field) => new("not-a-choice", field, Texts.Of("not-achoice"));

    public static Refusal UnknownEncoding() => new("media-type", null, Texts.Of("unknown-encoding")) { Kind = RefusalKind.UnsupportedType };

    public static Refusal NoHost() => new("host-invalid", null, Texts.Of("no-host"));

    public static Refusal NoDocument() => new("document-not-found", "document", Texts.Of("no-document")) { Kind = RefusalKind.NotFound };

    public static Refusal LostDocument() => new("document-lost", "document", Texts.Of("lost-document")) { Kind = RefusalKind.NotFound };

    public static Refusal InfectedDocument() =>
        new("document-infected", "document", Texts.Of("infected-document")) { Kind = RefusalKind.Forbidden };
}
