namespace Funding.Workflows.Parts.Owners;

/// <summary>
/// The owners beside the applicant, and what each consents to: its kind, what it brings, its share and amount, the agreement.
/// </summary>
internal static class OwnerConsents
{
    private static readonly Texts Texts = new(typeof(OwnersWritten));

    public static IReadOnlyList<ConsentParty> Of(OwnersSettings rules, Programme programme, Application application, Answers answers)
    {
        if (!rules.AsksConsent) return [];
        var owners = answers.Owners();
        var total = rules.ValuedTotal is { } field ? AnswerText.Number(answers.Fields.GetValueOrDefault(field)) : null;
        return PartyConsents.Of(
            owners, OwnerRows.Field, application, rules.Agreement, OwnerRefusals.Party, owner => Terms(rules, programme, owner, total),
            [.. OwnersCheck.Missing(rules, owners, application.CreditCode)],
            rules.ValuedTotal is { } missing && total is null ? [OwnerRefusals.TotalFirst(missing)] : []);
    }

    private static IEnumerable<ConsentTerm> Terms(OwnersSettings rules, Programme programme, Owner owner, decimal? total)
    {
        var share = OwnersCheck.Share(owner.SharePercent);
        yield return new(Texts.Of("term.kind"), rules.KindOf(owner), owner.Kind);
        yield return new(
            Texts.Of("term.brings"), rules.BroughtBy(owner), string.Join(' ', owner.Contributions.Order(StringComparer.Ordinal)));
        yield return new(Texts.Of("term.share"), Bilingual.Same($"{owner.SharePercent.Trim()}%"), Plain(share));
        if (rules.ValuedTotal is not { } field) yield break;
        var amount = Plain(share * total / 100);
        yield return new(
            Texts.Of("term.amount"),
            programme.EachPart().Select(p => p.Kind.Worded(p.Part, field, amount)).FirstOrDefault(text => text is not null)
                ?? Bilingual.Same(amount),
            amount);
    }

    /// <summary>Without closing zeros, so that 49 and 49.00 are one share; empty where it cannot be read.</summary>
    private static string Plain(decimal? number) => number?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";
}
