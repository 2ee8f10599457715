namespace Funding.Platform.Organisations;

public static class CreditCodeRefusals
{
    public static Refusal For(CreditCodeProblem problem, string field) => problem.Fault switch
    {
        CreditCodeFault.Empty => new("credit-code-empty", field, "请填写统一社会信用代码。", "Enter the organisation's unified social credit code."),
        CreditCodeFault.Length => new(
            "credit-code-length",
            field,
            $"统一社会信用代码应为18位，现为{problem.FoundLength}位。",
            $"A unified social credit code has 18 characters; this one has {problem.FoundLength}."),
        CreditCodeFault.Character => new(
            "credit-code-character",
            field,
            $"统一社会信用代码第{problem.Position}位“{problem.Found}”不允许：只能是数字和除I、O、S、V、Z以外的大写字母。",
            $"Character {problem.Position}, '{problem.Found}', is not allowed: digits and capital letters except I, O, S, V and Z."),
        CreditCodeFault.IdentityNumber =>
            new("credit-code-identity-number", field, "这是公民身份号码，不是统一社会信用代码。请填写单位的统一社会信用代码。",
            "This is a person's identity number, not a unified social credit code. Enter the organisation's code."),
        CreditCodeFault.RegistrationKind =>
            new("credit-code-registration-kind", field, $"统一社会信用代码前两位应为登记管理部门和机构类别（如12、52、91），没有“{problem.FoundKind}”这一类。",
            "The first two characters name the registering authority and the kind of organisation (such as 12, 52 or 91); "
                + $"there is no '{problem.FoundKind}'."),
        _ => new(
            "credit-code-check-character",
            field,
            $"统一社会信用代码校验位不符：前17位对应的校验位应为“{problem.Expected}”，现为“{problem.Found}”，请核对。如证照上确为此码，请勾选确认。",
            $"The check character does not fit: for these first 17 characters it is '{problem.Expected}', not '{problem.Found}'. "
                + "Check the code; if the certificate shows exactly this one, confirm it."),
    };
}
