namespace Funding.Tests.Support;

/// <summary>Enterprises that apply for the cultivation step of the shipped programme, and meet its rules.</summary>
public static class Enterprises
{
    public static Programme Programme => ShippedCatalogue.Catalogue.Programme("integration-enterprises");

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
}
