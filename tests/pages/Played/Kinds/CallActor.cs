namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>Applicants fill in page after page and submit; where it happens, the last one withdraws.</summary>
internal sealed class CallActor(Participants people, PlayedEvents events) : PageActor(people)
{
    public override string Kind => CallStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        var applying = new Applying(play, People);
        foreach (var number in play.Numbers)
        {
            await applying.SubmitAsync(number);
            yield return $"submitted {number}";
        }

        if (events.Withdrawal)
        {
            await applying.WithdrawAsync(play.Numbers.Last());
            yield return "withdrawn";
        }
    }
}
