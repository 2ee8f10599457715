namespace Funding.Rehearsals.Kinds.Defence;

/// <summary>Sessions that are planned, held and noted.</summary>
public static class Hearings
{
    public static async Task<PlannedStage> DefenceAsync(this Player play) =>
        (await play.RoundAsync()).Stages.Find(DefenceStage.Kind)!;

    /// <summary>Cases that are neither heard nor decided on.</summary>
    public static async Task<List<OpenDefence>> ToHearAsync(this Player play) =>
        await play.RowsAsync<OpenDefence>(DefenceKeys.Open(await play.DefenceAsync(), ""));

    /// <summary>In the order in which they are held.</summary>
    public static async Task<IReadOnlyList<DefenceSession>> SessionsAsync(this Player play) =>
        await play.Get<DefenceStore>().SessionsAsync(await play.RoundAsync(), await play.DefenceAsync());

    public static async Task PlanDefenceAsync(this Player play)
    {
        var tomorrow = ShanghaiTime.DayOf(play.Time.Now).AddDays(1);
        string[] rooms = ["第一会场", "第二会场"];
        var most = play.Programme.StageSettings<DefenceSettings>(DefenceStage.Kind).Rooms;
        await play.Get<DefencePlanCommands>().MakeAsync(
            Cast.Officer, play.Id, new(tomorrow, [.. rooms.Take(most)], "省教育厅办公楼三层"));
        await play.SettleAsync();
    }

    /// <summary>To the last place that is free for it.</summary>
    public static async Task MoveSessionAsync(this Player play, string caseId)
    {
        var view = await play.Get<DefenceQueries>().SessionAsync(
            Cast.Officer, await play.RoundAsync(), await play.DefenceAsync(), caseId);
        await play.Get<DefenceMoveCommands>().MoveAsync(Cast.Officer, play.Id, caseId, view.Free[^1]);
        await play.SettleAsync();
    }

    /// <summary>Whoever is first does not come and gets another session.</summary>
    public static async Task StayAwayAsync(this Player play)
    {
        var first = (await play.SessionsAsync())[0];
        await play.AdvanceToAsync(first.Place.Begins);
        await play.Get<DefenceTrackCommands>().StepAsync(Cast.Officer, play.Id, first.CaseId, DefenceState.Absent);
        await play.MoveSessionAsync(first.CaseId);
    }

    /// <summary>Each session at its time, until nobody is waited for.</summary>
    public static async Task HearDefenceAsync(this Player play)
    {
        foreach (var session in (await play.SessionsAsync()).Where(s => s.State == DefenceState.Waiting))
        {
            await play.AdvanceToAsync(session.Place.Begins);
            foreach (var step in new[] { DefenceState.Arrived, DefenceState.InRoom, DefenceState.Heard })
            {
                await play.Get<DefenceTrackCommands>().StepAsync(Cast.Officer, play.Id, session.CaseId, step);
            }
        }

        await play.SettleAsync();
    }

    /// <summary>Every member of every panel writes what is due.</summary>
    public static async Task WriteNotesAsync(this Player play)
    {
        foreach (var expert in await play.Get<DefenceStore>().NotesDueAsync(await play.RoundAsync(), await play.DefenceAsync()))
        {
            foreach (var caseId in expert)
            {
                await play.Get<DefenceNoteCommands>().WriteAsync(
                    Cast.ExpertOf(expert.Key), play.Id, caseId, "陈述清晰，回答切题；股权退出安排需进一步明确。");
            }
        }

        await play.SettleAsync();
    }
}
