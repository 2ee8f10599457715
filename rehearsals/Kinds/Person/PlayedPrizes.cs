namespace Funding.Rehearsals.Kinds.Person;

/// <summary>Prizes of the persons whom played applications name, where the programme's rules ask for them.</summary>
public static class PlayedPrizes
{
    /// <summary>As rules write it.</summary>
    public const string Class = "one";

    public const int Place = 1;

    private static readonly DateOnly HeldOn = new(2025, 6, 10);

    /// <summary>The parts that name persons whose prizes rules ask for.</summary>
    public static IReadOnlyList<string> PrizePersons(this Programme programme) =>
    [
        .. EligibilitySettings.RulesOf(programme).Select(EligibilityCheck.Rule)
            .Concat((programme.FindStageSettings<RulesSettings>(RulesSettings.Kind)?.Rules ?? []).Select(r => r.Rule))
            .SelectMany(r => programme.Parts.Select(p => p.Id)
                .Where(id => r.Expression.Contains($"PrizePlace(\"{id}\"", StringComparison.Ordinal)))
            .Distinct(),
    ];

    /// <summary>The results of a contest with the person of an application.</summary>
    public static async Task WinAsync(this Player play, int number, string identity)
    {
        if (play.Programme.PrizePersons().Count > 0)
        {
            await play.Get<ContestCommands>().ImportAsync(
                Cast.Officer,
                new($"第{number}场省职业技能大赛", ContestLevel.Provincial, ContestClass.One, HeldOn, $"浙技赛〔{play.Year}〕{number}号"),
                ListOf(identity, Place));
        }
    }

    /// <summary>A list of one prize, as an organiser sends it.</summary>
    public static ListContent ListOf(string identity, int place) => ListContent.Read(
        PrizeList.Form,
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(',', PrizeList.Form.Columns.Select(c => c.Heading(false)))}\n钱立新,{identity},数控车工,{place}")),
        PrizeList.Most);
}
