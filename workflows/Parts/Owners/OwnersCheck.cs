namespace Funding.Workflows.Parts.Owners;

/// <summary>Owners, what each brings and its valued share (四（五）), as a submission needs them.</summary>
internal static class OwnersCheck
{
    public const int FilingLimit = 60;

    /// <summary>Owners that a draft keeps.</summary>
    public const int StorageLimit = 50;

    public static IReadOnlyList<Refusal> Unstorable(IReadOnlyList<Owner> owners) => owners.Count > StorageLimit
        ? [OwnerRefusals.TooMany(StorageLimit, owners.Count)]
        : [.. owners.SelectMany((owner, i) => TextsOf(owner, $"owners[{i}]"))
            .SelectMany(text => TextSafety.Unstorable(text.Typed, text.Field, multiline: false))];

    /// <summary>As a submission needs them; the applicant runs the college with the others, so it is among them.</summary>
    /// <param name="applicant">Its credit code.</param>
    public static IEnumerable<Refusal> Missing(OwnersSettings rules, IReadOnlyList<Owner> owners, string applicant)
    {
        var unstorable = Unstorable(owners);
        return [
            .. unstorable.Count > 0 ? unstorable : Check(rules, owners),
            .. rules.AsksConsent ? PartyCheck.Unreachable(owners, OwnerRows.Field, applicant, OwnerRefusals.Party) : [],
            .. owners.Any(o => PartyCheck.IsOf(o, applicant)) ? [] : new[] { OwnerRefusals.ApplicantMissing() },
        ];
    }

    /// <summary>What was typed and cannot be taken; nothing for what is still empty, and nothing of the owners as a whole.</summary>
    public static IEnumerable<Refusal> Unusable(OwnersSettings rules, IReadOnlyList<Owner> owners)
    {
        var empty = owners.SelectMany((owner, i) => EmptyIn(owner, $"owners[{i}]")).ToHashSet(StringComparer.Ordinal);
        return owners.SelectMany((owner, i) => Check(rules, owner, $"owners[{i}]"))
            .Concat(Between(rules, owners))
            .Where(refusal => refusal.Field is not null && !empty.Contains(refusal.Field));
    }

    private static IEnumerable<string> EmptyIn(Owner owner, string at) =>
    [
        .. TextsOf(owner, at).Where(text => string.IsNullOrWhiteSpace(text.Typed)).Select(text => text.Field),
        .. owner.Contributions.Count == 0 ? new[] { $"{at}.contributions" } : [],
    ];

    private static IEnumerable<Refusal> Check(OwnersSettings rules, IReadOnlyList<Owner> owners)
    {
        foreach (var refusal in owners.SelectMany((owner, i) => Check(rules, owner, $"owners[{i}]"))) yield return refusal;
        foreach (var refusal in Between(rules, owners)) yield return refusal;
        if (owners.Count > rules.MaxOwners) yield return OwnerRefusals.TooMany(rules.MaxOwners, owners.Count);
        var kinds = owners.Select(o => o.Kind).Distinct().Count(kind => rules.OwnerKinds.Any(k => k.Id == kind));
        if (kinds < rules.MinOwnerKinds) yield return OwnerRefusals.TooFewKinds(rules.MinOwnerKinds, kinds);
        var shares = owners.Select(o => Share(o.SharePercent)).ToList();
        if (!shares.Contains(null) && shares.Sum() is var sum && sum != 100) yield return OwnerRefusals.Sum(sum ?? 0);
    }

    /// <summary>Percent; null when it is no share: not above 0, above 100, or more than two decimals.</summary>
    public static decimal? Share(string? text) =>
        AnswerText.Number(text) is { } share and > 0 and <= 100 && AnswerText.Decimals(share) <= 2 ? share : null;

    private static IEnumerable<(string Typed, string Field)> TextsOf(Owner owner, string at) =>
    [
        .. PartyCheck.TextsOf(owner, at),
        (owner.SharePercent, $"{at}.sharePercent"), (owner.StateOwned, $"{at}.stateOwned"), (owner.FilingNumber, $"{at}.filingNumber"),
        .. owner.Contributions.Take(StorageLimit).Select(c => (c, $"{at}.contributions")),
    ];

    private static IEnumerable<Refusal> Check(OwnersSettings rules, Owner owner, string at)
    {
        var kinds = rules.OwnerKinds.Select(k => (k.Id, k.Name)).ToList();
        foreach (var refusal in PartyCheck.Identity(owner, at, kinds, OwnerRefusals.Party)) yield return refusal;
        if (owner.Contributions.Count == 0) yield return OwnerRefusals.NoContribution($"{at}.contributions", rules);
        foreach (var unknown in owner.Contributions.Except(rules.Contributions.Select(c => c.Id)))
            yield return OwnerRefusals.UnknownContribution($"{at}.contributions", unknown);
        if (Share(owner.SharePercent) is null) yield return OwnerRefusals.Share($"{at}.sharePercent");
        foreach (var refusal in rules.AsksConsent ? PartyCheck.Mailbox(owner, at, OwnerRefusals.Party) : []) yield return refusal;
        if (!rules.StateOwned) yield break;
        if (AnswerText.YesNo(owner.StateOwned) is null) yield return OwnerRefusals.StateOwned($"{at}.stateOwned");
        if (TextSafety.Length(owner.FilingNumber.Trim()) > FilingLimit)
            yield return OwnerRefusals.FilingTooLong($"{at}.filingNumber", FilingLimit);
        if (AnswerText.YesNo(owner.StateOwned) == false && !string.IsNullOrWhiteSpace(owner.FilingNumber))
            yield return OwnerRefusals.FilingOfOther($"{at}.filingNumber");
    }

    private static IEnumerable<Refusal> Between(OwnersSettings rules, IReadOnlyList<Owner> owners) =>
    [
        .. PartyCheck.Duplicates(owners, OwnerRows.Field, OwnerRefusals.Party),
        .. rules.AsksConsent ? PartyCheck.SharedMailboxes(owners, OwnerRows.Field, OwnerRefusals.Party) : [],
    ];
}
