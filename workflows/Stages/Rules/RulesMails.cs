namespace Funding.Workflows.Stages.Rules;

/// <summary>To the applicant, of what the rules made of the case; their texts stand beside the kind.</summary>
public static class RulesMails
{
    private static readonly Texts Texts = new(typeof(RulesKind));

    public static readonly MailTemplate RulesMet = Of(nameof(RulesMet));
    public static readonly MailTemplate RulesNotMet = Of(nameof(RulesNotMet), "Reason");
    public static readonly MailTemplate PlaceAwaited = Of(nameof(PlaceAwaited));
    public static readonly MailTemplate PlaceFree = Of(nameof(PlaceFree));
    public static readonly MailTemplate PlacesFull = Of(nameof(PlacesFull));

    public static readonly IReadOnlyList<MailTemplate> All = [RulesMet, RulesNotMet, PlaceAwaited, PlaceFree, PlacesFull];

    private static MailTemplate Of(string name, params string[] more) => RoundMail.ApplicantTemplate(Texts, name, more);
}
