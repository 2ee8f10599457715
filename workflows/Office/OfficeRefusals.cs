namespace Funding.Workflows.Office;

internal static class OfficeRefusals
{
    private static readonly Texts Texts = new(typeof(OfficeRefusals));

    public static Refusal NoFile() => new("file-missing", "file", Texts.Of("no-file"));

    public static Refusal NoCheck() => new("check-not-found", null, Texts.Of("no-check")) { Kind = RefusalKind.NotFound };

    public static Refusal NoObjection() => new("objection-not-found", null, Texts.Of("no-objection")) { Kind = RefusalKind.NotFound };

    public static Refusal NoProposal() => new("proposal-not-found", null, Texts.Of("no-proposal")) { Kind = RefusalKind.NotFound };

    public static Refusal NoPerson() => new("person-not-found", null, Texts.Of("no-person")) { Kind = RefusalKind.NotFound };

    public static Refusal NoExport() => new("export-not-found", null, Texts.Of("no-export")) { Kind = RefusalKind.NotFound };
}
