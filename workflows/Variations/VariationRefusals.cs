namespace Funding.Workflows.Variations;

/// <summary>What is refused about variations of an award.</summary>
public static class VariationRefusals
{
    private static readonly Texts Texts = new(typeof(VariationRefusals));

    public static Refusal NotFound() => new("variation-not-found", null, Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal NoSuchChange() => new("variation-not-provided", null, Texts.Of("no-such-change")) { Kind = RefusalKind.NotFound };

    public static Refusal OpenAlready() => new("variation-open", null, Texts.Of("open-already")) { Kind = RefusalKind.Conflict };

    public static Refusal TooMany(int most) => new("variations-too-many", null, Texts.Of("too-many", most)) { Kind = RefusalKind.Closed };

    public static Refusal LongestAlready(DateOnly until) =>
        new("term-longest", null, Texts.Of("longest-already", DayText.Of(until))) { Kind = RefusalKind.Closed };

    public static Refusal NoBook() => new("task-book-missing", null, Texts.Of("no-book")) { Kind = RefusalKind.Conflict };

    public static Refusal NoOpenYear() => new("years-reported", null, Texts.Of("no-open-year")) { Kind = RefusalKind.Closed };

    public static Refusal Decided() => new("variation-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal ReportedMeanwhile() =>
        new("years-reported", null, Texts.Of("reported-meanwhile")) { Kind = RefusalKind.Conflict };

    public static Refusal Unchanged(string? field) => new("variation-unchanged", field, Texts.Of("unchanged"));

    public static Refusal Months(DateOnly longest) =>
        new("months-out-of-range", TermVariation.Months, Texts.Of("months", DayText.Of(longest)));

    public static Refusal UnknownYear() => new("year-unknown", DelayVariation.Year, Texts.Of("unknown-year"));

    public static Refusal NoTarget() => new("target-missing", DelayVariation.Targets, Texts.Of("no-target"));

    public static Refusal TooMuchLater(Target target, string next) => new(
        "figure-too-large", DelayVariation.Targets,
        Texts.Of("too-much-later", target.Name, next, CanonicalJson.Number(target.Max!.Value), target.Unit));

    /// <summary>Nobody shares in the award whose leaving or joining could be asked for.</summary>
    public static Refusal NoMembers() => new("members-none", null, Texts.Of("no-members")) { Kind = RefusalKind.Closed };

    public static Refusal NoSuchMember() => new("member-unknown", VariationEntry.Member, Texts.Of("no-such-member"));

    /// <summary>Nothing was chosen for the one that led.</summary>
    public static Refusal NoFormer() => new("former-missing", LeadChange.Former, Texts.Of("no-former"));

    public static Refusal MemberAlready() => new("member-already", RosterEntry.CodeField, Texts.Of("member-already"));

    /// <summary>It is that of somebody who acts for the holder.</summary>
    public static Refusal OwnMailbox() => new("member-own-mailbox", RosterEntry.MailboxField, Texts.Of("own-mailbox"));

    public static Refusal MailboxOfOther() => new("member-mailbox-of-other", RosterEntry.MailboxField, Texts.Of("mailbox-of-other"));

    /// <param name="by">The last day on which the member is heard; null where its consent is waited for.</param>
    public static Refusal MemberFirst(DateOnly? by) => new(
        "member-first", null, by is { } day ? Texts.Of("member-heard-first", DayText.Of(day)) : Texts.Of("member-consents-first"))
    { Kind = RefusalKind.Conflict };

    public static Refusal MemberNotAsked() => new("member-not-asked", null, Texts.Of("member-not-asked")) { Kind = RefusalKind.Closed };

    /// <summary>What a member asked for itself its lead does not take back.</summary>
    public static Refusal AskedByMember() => new("asked-by-member", null, Texts.Of("asked-by-member")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoBudget() => new("budget-none", null, Texts.Of("no-budget")) { Kind = RefusalKind.Closed };

    /// <param name="within">The answer within whose rows the sum stays; null where it is of all rows.</param>
    public static Refusal OtherSum(string field, FormField column, decimal was, decimal now, Bilingual? within) => new(
        "budget-other-sum", field, Texts.Of(
            within is null ? "other-sum" : "other-sum.within", column.Label, CanonicalJson.Number(was), CanonicalJson.Number(now), within));

    public static Refusal NoDocument() => new("document-required", VariationEntry.Document, Texts.Of("no-document"));

    public static Refusal Conflict() => new("conflict-declared", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };
}
