namespace Funding.Workflows.PartyRows;

/// <summary>The organisations that rows name beside the applicant, as those whose consent is asked for.</summary>
internal static class PartyConsents
{
    private static readonly Texts Texts = new(typeof(PartyConsents));

    /// <param name="rows">What refusals of the rows begin with.</param>
    /// <param name="agreement">The slot of the agreement that a consent covers; null where it covers none.</param>
    /// <param name="terms">What else one of them consents to.</param>
    /// <param name="wrong">What is wrong with the rows: of each its own has to be put right before it is asked.</param>
    /// <param name="absent">What stands elsewhere and has to be there before anybody is asked.</param>
    public static IReadOnlyList<ConsentParty> Of<T>(
        IReadOnlyList<T> parties, string rows, Application application, string? agreement, PartyRefusals refusals,
        Func<T, IEnumerable<ConsentTerm>> terms, IReadOnlyList<Refusal> wrong, params IReadOnlyList<Refusal> absent)
        where T : class, INamedParty
    {
        var files = application.Documents.Where(d => d.Slot == agreement).ToList();
        return
        [
            .. parties.Index().Where(p => !PartyCheck.IsOf(p.Item, application.CreditCode))
                .Select(p => (p.Index, Party: p.Item, Code: PartyCheck.CodeOf(p.Item)))
                .Where(p => p.Code is not null)
                .DistinctBy(p => p.Code)
                .Select(p => new ConsentParty
                {
                    Code = p.Code!,
                    Name = p.Party.Name.Trim(),
                    Field = $"{rows}[{p.Index}]",
                    Mailbox = EmailAddress.Normalised(p.Party.Mailbox),
                    Terms = [.. terms(p.Party)],
                    Documents = files,
                    Open =
                    [
                        .. wrong.Where(r => r.Field?.StartsWith($"{rows}[{p.Index}].", StringComparison.Ordinal) == true),
                        .. absent,
                        .. agreement is not null && files.Count == 0 ? [refusals.AgreementFirst(agreement)] : Array.Empty<Refusal>(),
                    ],
                }),
        ];
    }

    /// <summary>Who is asked in a row, as it was saved; null for one whose consent is not asked for, and for one without a code.</summary>
    public static ConsentParty? InRow(this IReadOnlyList<ConsentParty> parties, string rows, int index) =>
        parties.FirstOrDefault(p => p.Field == $"{rows}[{index}]");

    /// <summary>
    /// When one consented, and by which mailbox where that is there to be read, or when and why it left; null where it did neither.
    /// </summary>
    public static Bilingual? Given(INamedParty party, Application application) =>
        PartyCheck.CodeOf(party) is not { } code || application.ConsentOf(code)?.LastAnswer() is not { } answer ? null
        : answer.Act == ConsentAct.Left ? Texts.Of("left", DayText.Of(ShanghaiTime.DayOf(answer.At)), answer.Reason!)
        : answer is { Act: ConsentAct.Given } given
            ? given.Mailbox.Length > 0
                ? Texts.Of("consented.by", DayText.Of(ShanghaiTime.DayOf(given.At)), given.Mailbox)
                : Texts.Of("consented", DayText.Of(ShanghaiTime.DayOf(given.At)))
            : null;
}
