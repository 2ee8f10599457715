namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>How the pool of experts is searched, filtered and sorted.</summary>
public static class PoolRollForm
{
    public const string Name = "name";
    public const string Organisation = "organisation";
    public const string Party = "party";

    public static readonly RollForm<PoolExpert> Form = new(
        expert => [SearchText.Of(expert.Name), SearchText.Of(expert.Organisation), SearchText.Of(expert.Email)],
        [
            // As the rows stand.
            new("number", _ => null),
            new(Name, expert => Pinyin.SortKey(expert.Name)),
            new(Organisation, expert => Pinyin.SortKey(expert.Organisation)),
            new(Party, expert => expert.Party),
        ],
        [new(Party, expert => $"{Parties.Read(expert.Party)}", Enum.GetNames<Party>())]);
}
