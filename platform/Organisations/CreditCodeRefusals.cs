namespace Funding.Platform.Organisations;

public static class CreditCodeRefusals
{
    private static readonly Texts Texts = new(typeof(CreditCodeRefusals));

    public static Refusal For(CreditCodeProblem problem, string field) => problem.Fault switch
    {
        CreditCodeFault.Empty => new("credit-code-empty", field, Texts.Of("credit-code-empty")),
        CreditCodeFault.Length => new("credit-code-length", field, Texts.Of("credit-code-length", problem.FoundLength)),
        CreditCodeFault.Character => new(
            "credit-code-character",
            field,
            Texts.Of("credit-code-character", problem.Position, problem.Found)),
        CreditCodeFault.IdentityNumber =>
            new("credit-code-identity-number", field, Texts.Of("credit-code-identity-number")),
        CreditCodeFault.RegistrationKind =>
            new("credit-code-registration-kind", field, Texts.Of("credit-code-registration-kind", problem.FoundKind)),
        _ => new("credit-code-check-character", field, Texts.Of("credit-code-check-character", problem.Expected, problem.Found)),
    };
}
