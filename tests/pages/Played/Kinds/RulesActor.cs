namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>The rules are applied by themselves; an officer reads what they came to.</summary>
internal sealed class RulesActor(Participants people) : PageActor(people)
{
    public override string Kind => RulesStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        await People.Of(Cast.Officer).OpenAsync(OfficeLinks.Round(play.Id));
        yield return "read";
    }
}
