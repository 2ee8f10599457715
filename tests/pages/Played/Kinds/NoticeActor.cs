namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>A citizen reads the notice; where it happens, objects to its last entry, which an officer upholds.</summary>
internal sealed class NoticeActor(Participants people, PlayedEvents events) : PageActor(people)
{
    public override string Kind => NoticeStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        var citizen = People.Of(Cast.Citizen);
        await citizen.OpenAsync(PublicLinks.Notice(play.Id));
        if (!events.Objection)
        {
            yield return "read";
            yield break;
        }

        var entry = (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).MaxBy(e => e.Rank)!;
        await citizen.OpenAsync(ApplyLinks.Object(play.Id, entry.ApplicationId));
        await citizen.SendAsync(
            "form:has([name=reasons])", ("name", "张三"), ("contact", "0571-88001122"),
            ("reasons", "该单位申报材料中的企业出资证明与公示的内容不一致，请予核查。"));
        await play.SettleAsync();
        yield return "objected to";
        var objection = (await play.RowsAsync<Objection>(RoundKeys.Objections)).Single();
        var officer = await People.ByMailAsync(Cast.SecondOfficer.Name, LinkPurpose.ObjectionDesk);
        await officer.OpenAsync(OfficeLinks.Objection(play.Id, objection.Id));
        await officer.SendAsync("form:has([name=decision])", ("decision", "upheld"));
        yield return "objection upheld";
    }
}
