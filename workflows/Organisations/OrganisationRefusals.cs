namespace Funding.Workflows.Organisations;

internal static class OrganisationRefusals
{
    private static readonly Texts Texts = new(typeof(OrganisationRefusals));

    public static Refusal NotFound(string code) =>
        new("organisation-not-found", null, Texts.Of("not-found", code)) { Kind = RefusalKind.NotFound };

    public static Refusal NoClaim() => new("claim-not-found", null, Texts.Of("no-claim")) { Kind = RefusalKind.NotFound };

    public static Refusal OfOthers(string code) => new("organisation-of-others", "creditCode", Texts.Of("of-others", code))
    {
        Kind = RefusalKind.Forbidden,
        Link = OrganisationLinks.Own(code),
    };

    public static Refusal Refused(string code) => new("claim-refused", "creditCode", Texts.Of("refused", code))
    {
        Kind = RefusalKind.Forbidden,
        Link = OrganisationLinks.Own(code),
    };

    public static Refusal TooMany(int most) =>
        new("organisations-limit", "creditCode", Texts.Of("too-many", most)) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyToday(int most) =>
        new("organisations-today", "creditCode", Texts.Of("too-many-today", most)) { Kind = RefusalKind.TooMany };

    public static Refusal TooManyOpen(int most) =>
        new("claims-open", "creditCode", Texts.Of("too-many-open", most)) { Kind = RefusalKind.TooMany };

    public static Refusal OwnClaim() => new("claim-own", null, Texts.Of("own-claim")) { Kind = RefusalKind.Forbidden };

    public static Refusal Decided() => new("claim-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal OfOffice() => new("claim-of-office", null, Texts.Of("of-office")) { Kind = RefusalKind.Forbidden };

    public static Refusal NobodyToHandOver() => new("claim-nobody-before", null, Texts.Of("nobody")) { Kind = RefusalKind.Conflict };

    public static Refusal MemberAlready() => new("claim-member", null, Texts.Of("member")) { Kind = RefusalKind.Conflict };

    public static Refusal Unconfirmed() => new("claim-unconfirmed", Field, Texts.Of("unconfirmed")) { Kind = RefusalKind.Conflict };

    public static Refusal Rival() => new("claim-of-another", null, Texts.Of("rival")) { Kind = RefusalKind.Conflict };

    public static Refusal StillApplying() => new("organisation-still-applying", null, Texts.Of("applying")) { Kind = RefusalKind.Conflict };

    public static Refusal KnownName(string known, string code) => new(
        "organisation-name-known", "organisationName", Texts.Of("known-name", known))
    {
        Kind = RefusalKind.Conflict,
        Link = OrganisationLinks.Own(code),
    };

    public static Refusal SameName() => new("organisation-name-same", "name", Texts.Of("same-name"));

    public static Refusal NameDay() => new("organisation-name-day", "from", Texts.Of("name-day"));

    public static Refusal NoNameDocument(string field) => new("organisation-name-document", field, Texts.Of("name-document"));

    public static Refusal NotMember() => new("organisation-not-member", null, Texts.Of("not-member")) { Kind = RefusalKind.Forbidden };

    public static Refusal FactsSettled() => new("applicant-settled", null, Texts.Of("facts-settled")) { Kind = RefusalKind.Closed };

    public static Refusal DeskSettled() => new("desk-settled", "desk", Texts.Of("desk-settled")) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyFiles(string field, int most) => new("documents-too-many", field, Texts.Of("too-many-files", most));

    /// <summary>What leads to the organisation's page where something of an application's form is missing.</summary>
    public const string Field = "organisation";
}
