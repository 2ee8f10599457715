namespace Funding.Rehearsals.Kinds.Benefit;

/// <summary>An officer grants each claim, and a second one confirms what needs it.</summary>
public sealed class BenefitSpecimen : StageSpecimen
{
    public override string Kind => BenefitStage.Kind;

    // The smallest file has the fields that its lines name: a choice and a year.
    public override string Settings =>
        """
        workingDays: 10, line: line, year: benefit-year, confirmedAbove: 0,
            lines: [ { id: grant, rule: amount, clause: 四（五）, amount: sum } ]
        """;

    public override IReadOnlyList<string> Beside => [RollingCallStage.Kind];

    public override async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        foreach (var open in await play.Get<OpenCases>().AllAsync(play.Id, stage.Id))
        {
            var application = await play.ApplicationAsync(open.CaseId);
            var round = (await play.RoundAsync()).For(application);
            var decision = await play.Get<BenefitSheetQueries>().DecisionAsync(
                play.Id, round.Stages.Of(stage.Id), open.CaseId, play.Stop);
            if (decision is null)
            {
                await SetUpLinesAsync(play);
                await play.Get<BenefitDecisionCommands>().DecideAsync(
                    Cast.Officer, play.Id, open.CaseId, true,
                    (await play.Get<BenefitSheetQueries>().ToVerifyAsync(play.Programme, application, play.Stop))
                        .ToDictionary(v => v.Field, v => $"{v.Claimed}"),
                    "材料齐全，按计算表核定。");
                yield return $"decided {open.CaseId}";
            }
            else if (BenefitStage.AwaitsSecond(play.Programme.StageSettings<BenefitSettings>(Kind), decision.Value))
            {
                await play.Get<BenefitDecisionCommands>().ConfirmAsync(
                    Cast.SecondOfficer, play.Id, open.CaseId, decision.Value.Amount.ToString());
                yield return $"confirmed {open.CaseId}";
            }
        }
    }

    /// <summary>What the programme's lines pay from, where it is not there yet.</summary>
    private static Task SetUpLinesAsync(Player play) => play.SetUpLinesAsync(
        play.Programme.StageSettings<BenefitSettings>(BenefitStage.Kind).Lines.Select(l => l.Pays).OfType<MoneySource>().Distinct()
            .Select(source => new LineId(play.Programme.Id, play.Year, source)));
}
