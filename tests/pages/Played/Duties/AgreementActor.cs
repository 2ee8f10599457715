namespace Funding.Pages.Tests.Played.Duties;

/// <summary>The holder proposes a task book, an officer agrees, and both upload what they sealed.</summary>
internal sealed class AgreementActor(IServiceProvider services, Participants people) : DutyActor(services, people)
{
    private const string Form = "form[data-autosave]";

    private readonly HashSet<string> sealedBooks = [];

    public override IReadOnlyList<string> Kinds => [AgreementSettings.Kind];

    public override async Task<bool> ActAsync(AwardRead award, Duty duty, DateOnly today)
    {
        var (at, holder) = (award.ViewOf(duty), HolderOf(award));
        switch ((await Get<AgreementQueries>().FindAsync(at))?.Value.Phase ?? AgreementState.Begun.Phase)
        {
            case AgreementPhase.Proposal:
                await holder.OpenAsync(DutyLinks.Of(AgreementLinks.OwnRoute, at));
                await holder.SendAsync(Form, [.. Asked(holder, Form, AwardPlayer.BookOf(award)), ("go", "propose")]);
                return true;
            case AgreementPhase.Verdict:
                await Officer.OpenAsync(DutyLinks.Of(AgreementLinks.OfficeRoute, at));
                await Officer.SendAsync("form[action$='/agree']");
                return true;
            case var _ when sealedBooks.Add(award.Home.Id):
                await UploadAsync(holder, DutyLinks.Of(DutyLinks.OwnPapersRoute, at), "sealed-holder");
                await UploadAsync(Officer, DutyLinks.Of(DutyLinks.OfficePapersRoute, at), "sealed-office");
                return true;
            default:
                return false;
        }
    }
}
