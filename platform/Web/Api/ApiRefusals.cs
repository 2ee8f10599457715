namespace Funding.Platform.Web.Api;

/// <summary>What the API itself refuses before a command is asked.</summary>
public static class ApiRefusals
{
    private static readonly Texts Texts = new(typeof(ApiRefusals));

    public static Refusal TokenMissing() => new("token-missing", null, Texts.Of("token-missing")) { Kind = RefusalKind.Forbidden };

    public static Refusal BadToken() => new("token-invalid", null, Texts.Of("bad-token")) { Kind = RefusalKind.Forbidden };

    public static Refusal RoleNotAllowed(Role role, IReadOnlyList<Right> rights) =>
        new("role-not-allowed", null, Texts.Of("role-not-allowed", role, Texts.Names(rights.Select(r => Bilingual.Same($"{r}")))))
        { Kind = RefusalKind.Forbidden };

    /// <summary>For a status that came without a reason.</summary>
    public static Refusal Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("no-such-call", null, Texts.Of("no-such-call")) { Link = "/openapi/v1.json" },
        StatusCodes.Status405MethodNotAllowed => new(
            "method-not-allowed",
            null,
            Texts.Of("method-not-allowed"))
        { Link = "/openapi/v1.json" },
        StatusCodes.Status413PayloadTooLarge => new("body-too-large", null, Texts.Of("body-too-large")),
        StatusCodes.Status415UnsupportedMediaType => MediaType("application/json"),
        >= 500 => new("fault", null, Texts.Of("fault")),
        _ => Unreadable(),
    };

    public static Refusal NoSuchThing(string name) =>
        new($"{name}-not-found", name, Texts.Of("no-such-thing")) { Kind = RefusalKind.NotFound };

    public static Refusal Malformed(string path, long line, long place) =>
        new("json-malformed", path, Texts.Of("malformed", line, place, path));

    public static Refusal WrongType(string path, long line) => new("json-type", path, Texts.Of("wrong-type", line, path));

    public static Refusal UnknownMember(string path, string member) => new("json-unknown-member", path, Texts.Of("unknown-member", member));

    public static Refusal MissingMember(string member) => new("json-missing-member", member, Texts.Of("missing-member", member));

    public static Refusal NullMember(string path) => new("json-null", path, Texts.Of("null-member", path));

    public static Refusal BodyMissing() => new("body-missing", null, Texts.Of("body-missing"));

    public static Refusal Unreadable() => new("request-unreadable", null, Texts.Of("unreadable"));

    public static Refusal BadParameter(string name) => new("parameter-invalid", name, Texts.Of("bad-parameter", name));

    /// <summary>Words that a list is searched for are no longer than a page's field takes.</summary>
    /// <exception cref="RefusedException">They are.</exception>
    public static void DemandWords(string? q)
    {
        if (q?.Length > RollQuery.LongestText)
        {
            throw new RefusedException(BadParameter("q"));
        }
    }

    public static Refusal MediaType(string allowed) =>
        new("media-type", null, Texts.Of("media-type", allowed)) { Kind = RefusalKind.UnsupportedType };

    public static Refusal ApplicationNumber() => new("application-number", "id", Texts.Of("application-number"));

    public static Refusal ApplicationOtherSettings(string id) =>
        new("application-exists-other-settings", "id", Texts.Of("application-other-settings", id)) { Kind = RefusalKind.Conflict };

    public static Refusal FileMissing() => new("file-required", "file", Texts.Of("file-missing"));

    public static Refusal SlotMissing() => new("slot-required", "slot", Texts.Of("slot-missing"));

    public static Refusal NotRanked() => new("ranking-not-there", null, Texts.Of("not-ranked")) { Kind = RefusalKind.NotFound };
}
