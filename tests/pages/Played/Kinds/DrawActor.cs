namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>The administrator imports the pool; two members come in by their mails and enter the public value alike.</summary>
internal sealed class DrawActor(Participants people) : PageActor(people)
{
    public override string Kind => DrawStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if ((await play.RowsAsync<PoolExpert>(RoundKeys.Experts)).Count == 0)
        {
            var administrator = People.Of(Cast.Administrator);
            await administrator.OpenAsync(OfficeLinks.Experts(play.Id));
            await administrator.UploadAsync(
                $"form[action='{OfficeLinks.ImportCheck(play.Id)}']", "专家.csv", Encoding.UTF8.GetBytes(play.ExpertList()));
            await administrator.SendAsync("form[action*='/experts/import/']");
            yield return "experts imported";
        }

        await play.PastAsync((await play.RoundAsync()).Draw!.PublicValueDay);
        foreach (var member in Cast.Committee)
        {
            var entering = await People.ByMailAsync(member.Name, LinkPurpose.PublicValue);
            await entering.OpenAsync(DrawLinks.PublicValue(play.Id));
            await entering.SendAsync("form:has([name=value])", ("value", "3271.50"));
            yield return "public value entered";
        }
    }
}
