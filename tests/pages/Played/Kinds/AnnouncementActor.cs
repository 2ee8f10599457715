namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>Nobody has a part in it: the list goes out by itself.</summary>
internal sealed class AnnouncementActor(Participants people) : PageActor(people)
{
    public override string Kind => AnnouncementStage.Kind;
}
