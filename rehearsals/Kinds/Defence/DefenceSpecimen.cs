namespace Funding.Rehearsals.Kinds.Defence;

public sealed class DefenceSpecimen : StageSpecimen
{
    public override string Kind => DefenceStage.Kind;

    public override string Settings =>
        "days: 14, talkMinutes: 20, questionMinutes: 10, breakMinutes: 10, hours: [09:00-12:00, 13:30-17:00], rooms: 2, result: notes";

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        (await play.ToHearAsync()).Count > 0 ? [Cast.Officer.PersonId, Cast.SecondOfficer.PersonId] : [];

    /// <summary>Planned, published, held; where something happens, one is moved before and after, and one does not come at first.</summary>
    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (await play.ToHearAsync() is not [{ CaseId: var first }, ..])
        {
            yield break;
        }

        await play.PlanDefenceAsync();
        yield return "planned";
        if (play.Eventful)
        {
            await play.MoveSessionAsync(first);
            yield return "moved before it is published";
        }

        await play.Get<DefencePlanCommands>().PublishAsync(Cast.Officer, play.Id);
        await play.SettleAsync();
        yield return "published";
        if (play.Eventful)
        {
            await play.MoveSessionAsync(first);
            yield return "moved after";

            await play.StayAwayAsync();
            yield return "absent, with another session";
        }

        await play.HearDefenceAsync();
        yield return "heard";

        await play.WriteNotesAsync();
        yield return "notes written";
    }
}
