namespace Funding.Workflows.Stages.Payment;

internal sealed class PaymentKind : IDutyKind
{
    public string Kind => PaymentSettings.Kind;

    public IStageDeclaration Declaration { get; } = new PaymentDeclaration();

    public Bilingual Name { get; } = new Texts(typeof(PaymentKind)).Of("name");

    public IReadOnlyList<MailTemplate> Mails => [];

    public IReadOnlyList<DutyRun> Acts => [new(PaymentDuty.Pay, PayAsync)];

    public Task<StageStep> NextAsync(DutyView at, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult(PaymentDuty.Next());

    public void Map(IStageRoutes routes)
    {
    }

    public Task<DutyFace> FaceAsync(DutyView at, Actor reader, CancellationToken cancellation) => Task.FromResult(DutyFace.Blank);

    public Task<IReadOnlyList<AwardWait>> WaitsAsync(DutyView at, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AwardWait>>([]);

    /// <summary>Nothing is paid so far; that it fell due and was done goes on record.</summary>
    private static Task PayAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        commit.Audit(AuditNote.By(Actor.Rule(PaymentDuty.Pay.Name), "payment-made", $"{at.Award.Id}:{at.Duty.Key}", ("amount", "0.00")));
        return Task.CompletedTask;
    }
}
