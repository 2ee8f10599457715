namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>An officer makes the appointments; the first visitor fills in on the spot, and as many as have to sign.</summary>
internal sealed class SiteVisitActor(Participants people) : PageActor(people)
{
    private const string Checklist = "form[data-autosave]";

    public override string Kind => SiteVisitStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if ((await play.ToVisitAsync()).Count == 0)
            yield break;
        var stage = StageOf(await play.RoundAsync(), Kind);
        var officer = People.Of(Cast.Officer);
        foreach (var (later, visit) in (await play.ToVisitAsync()).Index())
        {
            // A working day for each: nobody is in two places.
            var day = play.Get<WorkingCalendar>().AddWorkingDays(ShanghaiTime.DayOf(play.Time.Now), 1 + later);
            await officer.OpenAsync(VisitLinks.One(play.Id, stage, visit.CaseId));
            await officer.SendAsync("form:has([name=day])", ("day", $"{day:yyyy-MM-dd}"), ("from", "09:30"), ("place", "学院南门"));
        }

        yield return "arranged";
        await play.AdvanceToAsync((await play.ToVisitAsync()).Max(v => v.Appointment!.Begins));
        foreach (var visit in await play.ToVisitAsync())
        {
            foreach (var (index, visitor) in visit.Visiting.Take(Visit.Signers).ToList().Index())
            {
                var email = (await play.Get<PeopleStore>().FindAsync(visitor))!.Value.Email;
                var expert = await People.ByMailAsync(email, VisitLetters.DeskPurpose);
                if (index == 0)
                    await FillInAsync(play, expert, VisitLinks.Own(play.Id, stage, visit.CaseId));
                await expert.OpenAsync(VisitLinks.Sign(play.Id, stage, visit.CaseId));
                await expert.SendAsync("form:has([name=confirmation])");
            }

            yield return $"signed of {visit.CaseId}";
        }
    }

    private static async Task FillInAsync(Player play, Participant expert, string own)
    {
        var found = play.Found();
        await expert.OpenAsync(own);
        await expert.SendAsync(Checklist,
        [
            .. found.Found.Select(f => (VisitFindings.FieldOf(f.Key), f.Value!)),
            .. found.Remarks.Select(r => (VisitFindings.RemarkFieldOf(r.Key), r.Value!)),
            ("then", "stay"),
        ]);
        foreach (var item in SiteVisitSettings.In(play.Programme).Checklist.Where(i => i.Photograph))
        {
            await expert.OpenAsync(own);
            await expert.UploadAsync($"form:has([name='{VisitFindings.PhotographFieldOf(item.Id)}'])", "IMG_2031.jpg", Visiting.Taken);
        }
    }
}
