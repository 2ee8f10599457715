namespace Funding.Workflows.Compose;

public static class ComposeRefusals
{
    private static readonly Texts Texts = new(typeof(ComposeRefusals));

    public static Refusal NotFound() => new("programme-draft-not-found", null, Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal NoVersion(int number) =>
        new("programme-version-not-found", null, Texts.Of("no-version", number)) { Kind = RefusalKind.NotFound };

    public static Refusal NoSetting(string path) =>
        new("programme-setting-unknown", null, Texts.Of("no-setting", path)) { Kind = RefusalKind.NotFound };

    public static Refusal TooMany(int most) =>
        new("programme-drafts-too-many", null, Texts.Of("too-many", most)) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyVersions(int most) =>
        new("programme-versions-too-many", null, Texts.Of("too-many-versions", most)) { Kind = RefusalKind.Conflict };

    public static Refusal TooLong(int most) =>
        new("programme-text-too-long", "text", Texts.Of("too-long", most)) { Kind = RefusalKind.TooLarge };

    public static Refusal NoMap() => new("programme-text-no-map", "text", Texts.Of("no-map"));

    public static Refusal NoYaml(int line, int column, Bilingual problem) =>
        new("programme-text-no-yaml", "text", Texts.Of("no-yaml", line, column, problem));

    public static Refusal NoFile() => new("programme-file-missing", "file", Texts.Of("no-file"));

    public static Refusal NoId(string typed) => new("programme-id-wrong", "entry.id", Texts.Of("no-id", typed));

    public static Refusal IdTaken(string id) => new("programme-id-taken", "entry.id", Texts.Of("id-taken", id));

    public static Refusal NoKind() => new("programme-kind-missing", "entry.kind", Texts.Of("no-kind"));

    public static Refusal NoCondition() => new("programme-condition-unknown", "word", Texts.Of("no-condition"));

    public static Refusal NoNumber() => new("programme-condition-no-number", "value", Texts.Of("no-number"));

    public static Refusal SavedSince(string by) =>
        new("programme-draft-saved-since", null, Texts.Of("saved-since", by)) { Kind = RefusalKind.Conflict };

    public static Refusal Proposed(string by) =>
        new("programme-draft-proposed", null, Texts.Of("proposed", by)) { Kind = RefusalKind.Conflict };

    public static Refusal NotProposed() =>
        new("programme-draft-not-proposed", null, Texts.Of("not-proposed")) { Kind = RefusalKind.Conflict };

    public static Refusal Released() => new("programme-draft-released", null, Texts.Of("released")) { Kind = RefusalKind.Conflict };

    public static Refusal Followed(int number, string by) =>
        new("programme-released-since", null, Texts.Of("followed", number, by)) { Kind = RefusalKind.Conflict };

    public static Refusal HasFaults(int count) => new("programme-has-faults", null, Texts.Of("has-faults", count));

    public static Refusal SecondPerson() =>
        new("programme-second-person", null, Texts.Of("second-person")) { Kind = RefusalKind.Forbidden };
}
