namespace Funding.Tests.Support;

/// <summary>Applicants for a studio of the shipped programme, who meet its rules.</summary>
public static class Studios
{
    public const string Master = "master";

    public static Programme Programme => ShippedCatalogue.Catalogue.Programme("skill-master-studios");

    /// <summary>What a complete sample says, put right for a studio that is no national one.</summary>
    public static Answers Answered(Answers sample) => sample with
    {
        Fields = new Dictionary<string, string>(sample.Fields) { ["national-studio"] = "no", ["founded-on"] = "2021-03-15" },
    };

    /// <summary>The answers with another cell of the master.</summary>
    public static Answers With(Answers answers, string cell, string typed)
    {
        var row = answers.RowsOf(Master)[0];
        return answers.With(Master, [row with { Cells = new Dictionary<string, string>(row.Cells) { [cell] = typed } }]);
    }
}
