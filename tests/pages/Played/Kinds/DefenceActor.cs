namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>An officer plans the sessions, publishes them and notes the day; every member of the panels writes by a mailed link.</summary>
internal sealed class DefenceActor(Participants people) : PageActor(people)
{
    public override string Kind => DefenceStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if ((await play.ToHearAsync()).Count == 0)
            yield break;
        var (stage, officer) = (StageOf(await play.RoundAsync(), Kind), People.Of(Cast.Officer));
        await officer.OpenAsync(DefenceLinks.Office(play.Id, stage));
        await officer.SendAsync("form:has([name=first])", ("address", "省教育厅办公楼三层"));
        yield return "planned";
        await officer.OpenAsync(DefenceLinks.Publish(play.Id, stage));
        await officer.SendAsync("form[method=post]");
        yield return "published";
        foreach (var session in (await play.SessionsAsync()).Where(s => s.State == DefenceState.Waiting))
        {
            await play.AdvanceToAsync(session.Place.Begins);
            foreach (var step in new[] { DefenceState.Arrived, DefenceState.InRoom, DefenceState.Heard })
            {
                await officer.OpenAsync(DefenceLinks.Day(play.Id, stage, session.Place.Day));
                await officer.SendAsync($"form:has([value='{session.CaseId}'])", ("step", $"{step}"));
            }
        }

        yield return "heard";
        foreach (var due in await play.Get<DefenceStore>().NotesDueAsync(await play.RoundAsync(), await play.DefenceAsync()))
        {
            var email = (await play.Get<PeopleStore>().FindAsync(due.Key))!.Value.Email;
            var expert = await People.ByMailAsync(email, DefenceLetters.DeskPurpose);
            foreach (var caseId in due)
            {
                await expert.OpenAsync(DefenceLinks.Note(play.Id, stage, caseId));
                await expert.SendAsync("form:has([name=note])", ("note", "陈述清晰，回答切题；经费安排需进一步明确。"));
            }
        }

        yield return "notes written";
    }
}
