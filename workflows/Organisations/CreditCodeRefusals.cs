using Funding.Workflows.Refusals;

namespace Funding.Workflows.Organisations;

public static class CreditCodeRefusals
{
    public static Refusal For(CreditCodeProblem problem, string field) => problem.Fault switch
    {
        CreditCodeFault.Empty => new("credit-code-empty", field, "请填写统一社会信用代码。", "Enter the organisation's unified social credit code."),
        CreditCodeFault.Length => new("credit-code-length", field, $"统一社会信用代码应为18位，现为{problem.FoundLength}位。", $"A unified social credit code has 18 characters; this one has {problem.FoundLength}."),
        CreditCodeFault.Character => new("credit-code-character", field, $"统一社会信用代码第{problem.Position}位“{problem.Found}”不允许：只能是数字和除I、O、S、V、Z以外的大写字母。", $"Character {problem.Position}, '{problem.Found}', is not allowed: digits and capital letters except I, O, S, V and Z."),
        _ => new("credit-code-check-character", field, $"统一社会信用代码校验位不符：前17位对应的校验位应为“{problem.Expected}”，现为“{problem.Found}”，请核对。", $"The check character does not fit: for these first 17 characters it is '{problem.Expected}', not '{problem.Found}'. Check the code."),
    };
}
