namespace Funding.Workflows.Persons;

/// <summary>Why an application cannot name somebody.</summary>
public static class PersonClaimRefusals
{
    private static readonly Texts Texts = new(typeof(PersonClaimRefusals));

    /// <summary>It does not tell by whom.</summary>
    public static Refusal NamedElsewhere(PersonNaming named) =>
        new("person-named-elsewhere", named.Field, Texts.Of("named-elsewhere", named.Role)) { Kind = RefusalKind.Conflict };
}
