namespace Funding.Pages.Tests.Played.Duties;

/// <summary>What is due is paid by three persons, with whatever else waits on the same line.</summary>
internal sealed class PaymentActor(IServiceProvider services, Participants people, Paying paying) : DutyActor(services, people)
{
    public override IReadOnlyList<string> Kinds => [PaymentSettings.Kind];

    public override async Task<bool> ActAsync(AwardRead award, Duty duty, DateOnly today)
    {
        if ((await Get<PaymentQueries>().AllAsync(award)).All(p => p.Facts.Phase != TranchePhase.Due))
            return false;
        var acted = false;
        foreach (var line in await paying.LinesAsync(award.Home.ProgrammeId))
            acted |= await paying.PayAsync(line);
        return acted;
    }
}
