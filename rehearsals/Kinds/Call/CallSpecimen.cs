namespace Funding.Rehearsals.Kinds.Call;

public sealed class CallSpecimen : StageSpecimen
{
    public const string Submitted = "submitted";

    public override string Kind => CallStage.Kind;

    public override string Settings => "days: 30, perSubject: 1";

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        [.. (await play.InStateAsync(ApplicationState.Draft, ApplicationState.Submitted)).Select(a => Cast.ApplicantOf(a.Id).PersonId)];

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (play.Eventful)
        {
            await play.DraftAsync(play.First + play.Applications);
            yield return "a draft that lapses";
        }

        await play.ApplyAsync();
        yield return Submitted;
    }
}
