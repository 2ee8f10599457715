namespace Funding.Pages.Tests.Played.Duties;

/// <summary>The one list of who play kinds of duties by pages.</summary>
internal static class DutyActors
{
    public static IReadOnlyList<DutyActor> All(IServiceProvider services, Participants people, Paying paying) =>
    [
        new AgreementActor(services, people),
        new ReportActor(services, people),
        new ForwardingActor(services, people),
        new PaymentActor(services, people, paying),
    ];
}
