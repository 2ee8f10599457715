namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>Applicants submit one after the other; the later stages' actors play their part for each case.</summary>
internal sealed class RollingCallActor(Participants people) : RollingCallSpecimen
{
    protected override Task SubmitAsync(Player play, int number) => new Applying(play, people).SubmitAsync(number);
}
