namespace Funding.Rehearsals.Kinds.Draw;

public sealed class DrawSpecimen : StageSpecimen
{
    public override string Kind => DrawStage.Kind;

    public override string Settings => "workingDays: 3, publicValue: sse-close";

    public override IReadOnlyList<string> Beside => [EligibilityStage.Kind];

    public override Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        Task.FromResult<IReadOnlyList<string>>([.. Cast.Committee.Select(member => member.PersonId)]);

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if ((await play.RowsAsync<PoolExpert>(RoundKeys.Experts)).Count == 0)
        {
            await play.ImportExpertsAsync();
            yield return "experts imported";
        }

        await play.PastAsync((await play.RoundAsync()).Draw!.PublicValueDay);
        foreach (var member in Cast.Committee)
        {
            await play.EnterPublicValueAsync(member);
            yield return "public value entered";
        }
    }
}
