using Funding.Pages.Tests.Played.Duties;

namespace Funding.Pages.Tests.Played;

/// <summary>Plays what awards bind their holders to by pages; a kind of duty that has no actor is left alone.</summary>
internal sealed class PageAwardPlayer(IServiceProvider services, VirtualClock time, Participants people, Paying paying)
    : AwardPlayer(services, time)
{
    private readonly IReadOnlyList<DutyActor> actors = DutyActors.All(services, people, paying);

    protected override async Task<bool> ActAsync(AwardRead award, Duty duty) =>
        actors.FirstOrDefault(a => a.Kinds.Contains(duty.Kind)) is { } actor && await actor.ActAsync(award, duty, Today);
}
