namespace Funding.Tests.Support;

/// <summary>Enterprises that apply for the cultivation step of the shipped programme, and meet its rules.</summary>
public static class Enterprises
{
    public static Programme Programme => ShippedCatalogue.Catalogue.Programme("integration-enterprises");

    /// <summary>The step that follows the cultivation.</summary>
    public static Programme Recognition => ShippedCatalogue.Catalogue.Programme("integration-enterprises", "recognition");

    /// <summary>The same for the step that follows.</summary>
    public static Answers Recognised(Answers sample) => sample with
    {
        Fields = new Dictionary<string, string>(sample.Fields) { ["main-business-education"] = "no" },
    };

    /// <summary>What a complete sample says of a school, put right for an enterprise.</summary>
    public static Answers Answered(Answers sample) => sample with
    {
        Fields = new Dictionary<string, string>(sample.Fields)
        {
            ["central-enterprise"] = "no",
            ["main-business-education"] = "no",
            ["founded-on"] = "2011-04-18",
        },
    };

    /// <summary>The first organisation of the cast is on the register as an integration enterprise under cultivation.</summary>
    public static Task CultivateAsync(CommitWriter commits)
    {
        var award = new AwardHome
        {
            Id = "integration-enterprises-2025-1-1",
            ProgrammeId = "integration-enterprises",
            Kind = "cultivation",
            Holder = Cast.CodeOf(1),
            HolderName = Cast.OrganisationOf(1),
            Editors = [],
            Title = "产教融合三年规划",
            ProgrammeName = Programme.Name,
            AwardTitle = Programme.Awards["cultivation"].Title,
            CertificateNumber = "浙产教融培〔2025〕1-001号",
            VerificationCode = "ABCD2345EFGH",
            Term = new(new(2025, 12, 1), new(2030, 12, 1)),
        };
        return commits.SaveAsync(new Commit(AwardKeys.AwardsPartition).Insert(award.Id, AwardSummary.Of(award)));
    }
}
