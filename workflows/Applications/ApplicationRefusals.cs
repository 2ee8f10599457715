namespace Funding.Workflows.Applications;

internal static class ApplicationRefusals
{
    private static readonly Texts Texts = new(typeof(ApplicationRefusals));

    public static Refusal NotFound(string id) =>
        new("application-not-found", null, Texts.Of("not-found", id)) { Kind = RefusalKind.NotFound };

    public static Refusal CallClosed() => new("call-closed", null, Texts.Of("call-closed")) { Kind = RefusalKind.Closed };

    public static Refusal OnItsWay() => new("application-on-its-way", null, Texts.Of("on-its-way")) { Kind = RefusalKind.Conflict };

    public static Refusal CallNotOpen() => new("call-not-open", null, Texts.Of("call-not-open")) { Kind = RefusalKind.Closed };

    public static Refusal LimitReached(int limit, string firstId, string link) =>
        new("application-limit", "creditCode", Texts.Of("limit-reached", limit, firstId)) { Kind = RefusalKind.Conflict, Link = link };

    public static Refusal OrganisationName() => new("organisation-name-required", "organisationName", Texts.Of("organisation-name"));

    public static Refusal UnknownKind(IReadOnlyList<Bilingual> allowed) =>
        new("applicant-kind-unknown", "applicantKind", Texts.Of("unknown-kind", Texts.Names(allowed)));

    public static Refusal UnknownDesk() => new("desk-unknown", "desk", Texts.Of("unknown-desk"));

    public static Refusal WrongState(ApplicationState state) =>
        new("application-state", null, Texts.Of("wrong-state", StateNames.Of(state))) { Kind = RefusalKind.Conflict };

    public static Refusal WithdrawAfterAnnouncement() =>
        new("withdrawal-announced", null, Texts.Of("withdraw-after-announcement")) { Kind = RefusalKind.Closed };

    public static Refusal StageClosing() => new("stage-closing", null, Texts.Of("stage-closing")) { Kind = RefusalKind.Conflict };

    public static Refusal DraftChanged() => new("draft-changed", null, Texts.Of("draft-changed")) { Kind = RefusalKind.Conflict };

    public static Refusal ColleagueAddress() => new("email-invalid", "email", Texts.Of("colleague-address"));

    public static Refusal TooManyColleagues(int most) =>
        new("too-many-colleagues", "email", Texts.Of("too-many-colleagues", most)) { Kind = RefusalKind.Conflict };

    public static Refusal Undeclared() => new("declaration-required", "declared", Texts.Of("undeclared"));

    /// <param name="page">Its title.</param>
    public static Refusal CarriedUnseen(Bilingual page, string field) => new("carried-unseen", field, Texts.Of("carried-unseen", page));

    public static Refusal NothingCarried() =>
        new("nothing-to-carry", null, Texts.Of("nothing-to-carry")) { Kind = RefusalKind.Conflict };
}

/// <summary>Names of the states as every reader sees them.</summary>
public static class StateNames
{
    private static readonly Texts Texts = new(typeof(StateNames));

    public static Bilingual Of(ApplicationState state) => Texts.Of($"{state}");
}
