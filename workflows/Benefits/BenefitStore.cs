namespace Funding.Workflows.Benefits;

/// <summary>Benefit lines: an award each, with one claim a year and what was withdrawn of investments.</summary>
public sealed class BenefitStore(ITableStore tables, RoundStore rounds, CommitWriter commits)
{
    /// <summary>One query; empty where nothing was granted yet.</summary>
    public async Task<BenefitBook> ReadAsync(string awardId, CancellationToken cancellation = default) => new(
        [
            .. (await tables.EnumerateAsync<BenefitEntry>(
                AwardKeys.Partition(awardId), KeyRange.Prefix(BenefitKeys.Entries), cancellation)
                .Select(row => row.Value).ToListAsync(cancellation)).OrderBy(e => e.Sequence),
        ]);

    /// <summary>
    /// Posts a granted claim, and makes the line's award with the first one. One of a year that is there adds nothing, whichever it is: an
    /// effect that is carried out again, or a case that lost a race and is told so by its own stage.
    /// </summary>
    public Task PostAsync(BenefitClaim claim, CancellationToken cancellation) => Attempts.UntilWrittenAsync(async () =>
    {
        var programme = await rounds.GetProgrammeAsync(claim.RoundId, cancellation);
        var application = (await tables.GetAsync<Application>(
            RoundKeys.Partition(claim.RoundId), RoundKeys.Application(claim.CaseId), cancellation))!.Value;
        var id = BenefitKeys.AwardId(programme.Id, application.CreditCode, claim.Line) + claim.Person;
        var home = AwardKeys.Partition(id);
        if (await tables.GetAsync(home, BenefitKeys.Claim(claim.Year), cancellation) is not null) return;

        var commit = new Commit(home);
        if (await tables.GetAsync(home, AwardKeys.Award, cancellation) is null)
        {
            var made = Award(id, claim, application, programme);
            await Attempts.OnceAsync(
                ConflictKind.Exists,
                () => tables.CommitAsync(
                    AwardKeys.HolderPartition(application.CreditCode), RowCodec.Insert(id, claim.DecidedOn), cancellation),
                cancellation);
            commit.Insert(AwardKeys.Award, made)
                .WriteElsewhere(AwardKeys.AwardsPartition, id, AwardSummary.Of(made))
                .WriteElsewhere(CertificateKeys.Partition(made.VerificationCode), CertificateKeys.Home, id)
                .Audit(AuditNote.By(Actor.Rule("benefit"), "benefit-line-made", id, ("case", claim.CaseId)))
                .WakeAward(id);
        }

        var sequence = await tables.NextAsync(commit, BenefitKeys.Count, cancellation);
        commit.Insert(BenefitKeys.Claim(claim.Year), new BenefitEntry(sequence, claim, null) { On = claim.DecidedOn })
            .Audit(AuditNote.By(
                Actor.Rule("benefit"), "benefit-posted", id,
                ("year", $"{claim.Year}"), ("case", claim.CaseId), ("amount", $"{claim.Amount}"), ("code", claim.Code)));
        if (claim.PaidFrom is { } line)
        {
            commit.Then(PayBenefitHandler.Of(new(
                new Payable(
                    id, BenefitKeys.Tranche(claim.Year), line, application.CreditCode, application.OrganisationName, application.Desk,
                    claim.Amount, claim.DecidedOn)
                {
                    Round = claim.RoundId,
                },
                claim.Year, GrantKeys.Case(claim.RoundId, claim.CaseId), claim.Number)));
        }

        await commits.SaveAsync(commit, cancellation);
    }, cancellation);

    private static AwardHome Award(string id, BenefitClaim claim, Application application, Programme programme)
    {
        var settings = programme.Awards[claim.Line];
        return new()
        {
            Id = id,
            ProgrammeId = programme.Id,
            Kind = claim.Line,
            ApplicationId = application.Id,
            Holder = application.CreditCode,
            HolderName = application.OrganisationName,
            Editors = application.Editors,
            Title = claim.Person is null ? settings.Title.Zh : application.Name,
            ProgrammeName = programme.Name,
            AwardTitle = settings.Title,
            DocumentNumber = claim.Number,
            CertificateNumber = claim.Number,
            VerificationCode = VerificationCode.Of(SHA256.HashData(Encoding.UTF8.GetBytes(id)), application.Id),
            Term = new(claim.DecidedOn, claim.DecidedOn.AddYears(settings.Years)),
            Desk = application.Desk,
        };
    }
}

/// <summary>Carries a granted claim to its line.</summary>
internal sealed class PostBenefitHandler(BenefitStore benefits) : IEffectHandler
{
    public const string KindName = "post-benefit";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        benefits.PostAsync(FundingJson.Deserialize<BenefitClaim>(payload)!, cancellation);
}
