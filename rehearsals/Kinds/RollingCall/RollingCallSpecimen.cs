namespace Funding.Rehearsals.Kinds.RollingCall;

/// <summary>Applicants submit one after the other, and the people of the later stages play their part for each case.</summary>
public class RollingCallSpecimen : StageSpecimen
{
    // All of them long before the close, however many there are.
    private const int DaysOfSubmissions = 40;

    public override string Kind => RollingCallStage.Kind;

    public override IReadOnlyList<string> Beside => [RulesStage.Kind, CountersignStage.Kind];

    public override string Settings => "days: 60, perSubject: 1";

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        [.. (await play.InStateAsync(ApplicationState.Draft)).Select(a => Cast.ApplicantOf(a.Id).PersonId)];

    protected virtual Task SubmitAsync(Player play, int number) => play.SubmitAsync(number);

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (play.Eventful)
        {
            await play.DraftAsync(play.First + play.Applications);
            yield return "a draft that lapses";
        }

        foreach (var number in play.Numbers)
        {
            await SubmitAsync(play, number);
            await play.SettleAsync();
            yield return $"submitted {number}";
            await foreach (var done in play.CasesAsync())
            {
                yield return done;
            }

            await play.LaterAsync(Math.Min(3, DaysOfSubmissions / play.Applications));
        }

        // Each stage lets its days pass, until nobody's case is open.
        while (await play.Get<OpenCases>().AnyAsync(play.Id))
        {
            await play.LaterAsync(1);
            await foreach (var done in play.CasesAsync())
            {
                yield return done;
            }
        }
    }
}

public static class OpenCasePlay
{
    /// <summary>Everybody's part in the stages that have an open case, in the order of the stages, until nobody has one left.</summary>
    public static async IAsyncEnumerable<string> CasesAsync(this Player play)
    {
        for (var acted = true; acted;)
        {
            acted = false;
            foreach (var stage in (await play.RoundAsync()).Stages)
            {
                if (!await play.Get<OpenCases>().AnyAsync(play.Id, stage.Id))
                {
                    continue;
                }

                await foreach (var done in play.SpecimenOf(stage.Kind).PlayCasesAsync(play, stage))
                {
                    await play.SettleAsync();
                    acted = true;
                    yield return done;
                }
            }
        }
    }
}
