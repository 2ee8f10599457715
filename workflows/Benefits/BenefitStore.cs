namespace Funding.Workflows.Benefits;

/// <summary>Benefit lines: an award each, with one claim a year and what was withdrawn of investments.</summary>
public sealed class BenefitStore(ITableStore tables, RoundStore rounds, CommitWriter commits)
{
    /// <summary>
    /// One query, and one read more for each claim that is decided on and keeps something; empty where nothing was granted yet.
    /// </summary>
    public async Task<BenefitBook> ReadAsync(string awardId, CancellationToken cancellation = default)
    {
        var entries = new List<BenefitEntry>();
        await foreach (var row in tables.EnumerateAsync<BenefitEntry>(
            AwardKeys.Partition(awardId), KeyRange.Prefix(BenefitKeys.Entries), cancellation))
            if (row.Value.Keeps is not { } keeps || await StandsAsync(keeps, cancellation))
                entries.Add(row.Value);
        return new([.. entries.OrderBy(e => e.Sequence)]);
    }

    /// <summary>The claim of a year with its row.</summary>
    public Task<Stored<BenefitEntry>?> ClaimAsync(string awardId, int year, CancellationToken cancellation = default) =>
        tables.GetAsync<BenefitEntry>(AwardKeys.Partition(awardId), BenefitKeys.Claim(year), cancellation);

    /// <summary>
    /// Works a grant out and holds what it keeps for earlier years, before the commit that grants it: of two grants of a line in one moment
    /// one is worked out anew.
    /// </summary>
    /// <param name="sheet">By the line's book as it is then.</param>
    public Task<BenefitSheet> KeepAsync(
        string awardId, string roundId, string caseId, Func<Task<BenefitSheet>> sheet, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var commit = new Commit(AwardKeys.Partition(awardId));
            // The number before the book: whoever keeps, settles or asks back meanwhile takes the next one, and this commit fails.
            var sequence = await tables.NextAsync(commit, BenefitKeys.Count, cancellation);
            var (worked, key) = (await sheet(), BenefitKeys.Keeps(caseId));
            var held = await tables.GetAsync<BenefitEntry>(commit.Partition, key, cancellation);
            if ((held?.Value.Keeps!.Amount ?? Yuan.Zero) == worked.Kept) return worked;
            await commits.SaveAsync(
                commit.Put(key, held, new BenefitEntry(sequence, null, null) { Keeps = new(roundId, caseId, worked.Kept) })
                    .Audit(AuditNote.By(
                        Actor.Rule("benefit"), "benefit-kept", awardId, ("case", caseId), ("amount", $"{worked.Kept}"))),
                cancellation);
            return worked;
        }, cancellation);

    /// <summary>Not where the claim was turned down or withdrawn after all.</summary>
    private async Task<bool> StandsAsync(KeptHold keeps, CancellationToken cancellation) =>
        (await tables.GetAsync<Application>(
            RoundKeys.Partition(keeps.RoundId), RoundKeys.Application(keeps.CaseId), cancellation))?.Value.State
            is { } state && (state == ApplicationState.Awarded || state.Stands());

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
