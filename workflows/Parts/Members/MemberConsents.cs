namespace Funding.Workflows.Parts.Members;

/// <summary>What each member consents to: its kind, what the programme asks of it (role, money), the agreement.</summary>
internal static class MemberConsents
{
    private static readonly Texts Texts = new(typeof(MembersWritten));

    public static IReadOnlyList<ConsentParty> Of(MembersSettings rules, Application application, Answers answers)
    {
        if (!rules.AsksConsent) return [];
        var members = answers.Members();
        return PartyConsents.Of(
            members, MemberRows.Field, application, rules.Agreement, MemberRefusals.Party, member => Terms(rules, member),
            [.. MembersCheck.Missing(rules, members, application.CreditCode)]);
    }

    public static IEnumerable<ConsentTerm> Terms(MembersSettings rules, Member member) =>
    [
        new(Texts.Of("term.kind"), rules.KindOf(member), member.Kind),
        .. rules.Asks.Select(question => new ConsentTerm(
            question.Label, FieldText.Of(question, member.Answer(question.Id).Trim()), Plain(question, member.Answer(question.Id)))),
    ];

    /// <summary>In its one form, so that 30 and 30.00 are one figure.</summary>
    private static string Plain(FormField question, string typed) =>
        question.Type is FieldType.Number && AnswerText.Number(typed) is { } number
            ? number.ToString("0.##########", CultureInfo.InvariantCulture) : typed.Trim();
}
