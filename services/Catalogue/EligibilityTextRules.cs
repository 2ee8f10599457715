using Funding.Workflows.Programmes;

namespace Funding.Services.Catalogue;

/// <summary>Eligibility rules as written: their ids, and that every expression can be evaluated.</summary>
internal static class EligibilityTextRules
{
    public static void Check(Programme programme, YamlFile file) =>
        Unique.Check(file, "eligibility", programme.Eligibility.Select(r => r.Id), "rule");
}
