namespace Funding.Workflows.Organisations;

/// <summary>How open claims are searched, filtered and sorted.</summary>
public static class ClaimRollForm
{
    public const string Name = "name";
    public const string Code = "code";
    public const string Made = "made";
    public const string State = "state";

    public static readonly RollForm<ClaimLine> Form = new(
        line => [SearchText.Of(line.OrganisationName), SearchText.Of(line.CreditCode)],
        [
            // As the rows stand: claims on one organisation side by side.
            new("number", _ => null),
            new(Name, line => Pinyin.SortKey(line.OrganisationName)),
            new(Code, line => line.CreditCode),
            new(Made, line => line.MadeAt),
            new(State, line => (int)line.Question),
        ],
        [new(State, line => $"{line.Question}", Enum.GetNames<ClaimQuestion>())]);
}
