using Funding.Workflows.Eligibility;
using Funding.Workflows.Programmes;

namespace Funding.Services.Catalogue;

/// <summary>Eligibility rules as written: their ids, and that every expression can be evaluated.</summary>
internal static class EligibilityTextRules
{
    public static void Check(Programme programme, YamlFile file)
    {
        Unique.Check(file, "eligibility", programme.Eligibility.Select(r => r.Id), "rule");
        var vocabulary = EligibilityFactsBuilder.Vocabulary(programme);
        for (var i = 0; i < programme.Eligibility.Count; i++)
        {
            try
            {
                EligibilityRules.Compile([EligibilityCheck.Rule(programme.Eligibility[i])], vocabulary);
            }
            catch (EligibilityRulesException wrong)
            {
                foreach (var error in wrong.Errors) file.Fault($"eligibility[{i}].expression", error.Message);
            }
        }
    }
}
