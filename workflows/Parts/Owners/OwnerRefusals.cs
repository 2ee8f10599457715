namespace Funding.Workflows.Parts.Owners;

/// <summary>What can be wrong with the owners and their shares (四（五）).</summary>
public static class OwnerRefusals
{
    private static readonly Texts Texts = new(typeof(OwnerRefusals));

    /// <summary>Of the organisation that an owner is.</summary>
    internal static readonly PartyRefusals Party = new("owner", Texts.Of("noun"));

    public static Refusal NoContribution(string field, OwnersSettings rules) =>
        new("owner-contribution", field, Texts.Of("no-contribution", Texts.Names(rules.Contributions.Select(c => c.Name), "; ")));
    public static Refusal UnknownContribution(string field, string found) =>
        new("owner-contribution-unknown", field, Texts.Of("unknown-contribution", found));
    public static Refusal Share(string field) => new("owner-share", field, Texts.Of("share"));
    public static Refusal StateOwned(string field) => new("owner-state-owned", field, Texts.Of("state-owned"));
    public static Refusal FilingOfOther(string field) => new("owner-filing-of-other", field, Texts.Of("filing-of-other"));
    public static Refusal FilingTooLong(string field, int limit) =>
        new("owner-filing-too-long", field, Texts.Of("filing-too-long", limit));
    public static Refusal TotalFirst(string field) => new("owner-total-first", field, Texts.Of("total-first"));
    public static Refusal Sum(decimal sum) => new("owners-sum", "owners", Texts.Of("sum", sum));
    public static Refusal TooFewKinds(int needed, int found) => new("owners-kinds", "owners", Texts.Of("too-few-kinds", needed, found));
    public static Refusal TooMany(int limit, int found) => new("owners-too-many", "owners", Texts.Of("too-many", limit, found));
    public static Refusal ApplicantMissing() => new("owners-without-applicant", "owners", Texts.Of("applicant-missing"));
}
