namespace Funding.Workflows.Stages.Benefit;

/// <summary>
/// What the actor's organisations may claim and have been granted. A query for each line of each organisation, beside the rounds' list.
/// </summary>
public sealed class OwnBenefitsQueries(
    OrganisationQueries organisations, RoundStore rounds, BenefitStore benefits, Catalogue catalogue, TimeProvider clock)
{
    public async Task<OwnBenefitsModel> ReadAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        // What a person is given is among the awards.
        var programmes = catalogue.Steps
            .Where(p => p.FindStageSettings<BenefitSettings>(BenefitStage.Kind) is { } s && s.Lines.All(l => l.Person is null))
            .ToList();
        var open = (await rounds.AllAsync(cancellation)).Where(r => r.Standing == RoundStanding.Running && r.Opens <= today).ToList();
        // Whoever only claims an organisation sees nothing of it.
        var own = (await organisations.OwnAsync(actor, cancellation)).Where(o => o.Organisation.Members.Contains(actor.PersonId));
        return new([
            .. await Task.WhenAll(own.Select(async o => new OwnBenefits(
                o.Organisation.CreditCode, o.Organisation.Name,
                [.. await Task.WhenAll(programmes.Select(p => OfAsync(p, open, o.Organisation.CreditCode, cancellation)))]))),
        ]);
    }

    private async Task<OwnProgramme> OfAsync(
        Programme programme, IReadOnlyList<RoundSummary> open, string holder, CancellationToken cancellation) => new(
        programme.Id, programme.Name,
        [.. open.Where(r => r.ProgrammeId == programme.Id)],
        [
            .. await Task.WhenAll(programme.StageSettings<BenefitSettings>(BenefitStage.Kind).Lines.Select(async line =>
            {
                var id = BenefitKeys.AwardId(programme.Id, holder, line.Id);
                var book = await benefits.ReadAsync(id, cancellation);
                return new OwnLine(
                    line, programme.Awards[line.Id].Title, id, [.. book.Claims.Select(c => c.Year)],
                    book.Claims.Sum(c => c.Amount), book.Ledger().Left);
            })),
        ]);
}

public sealed record OwnBenefitsModel(IReadOnlyList<OwnBenefits> Enterprises);

public sealed record OwnBenefits(string Code, string Name, IReadOnlyList<OwnProgramme> Programmes);

/// <param name="Calls">In which a claim can be made now.</param>
public sealed record OwnProgramme(string Id, Bilingual Name, IReadOnlyList<RoundSummary> Calls, IReadOnlyList<OwnLine> Lines);

/// <param name="Years">That were granted.</param>
/// <param name="Amount">Of all years.</param>
/// <param name="Left">Of a credit: what is carried forward.</param>
public sealed record OwnLine(BenefitLine Line, Bilingual Title, string AwardId, IReadOnlyList<int> Years, Yuan Amount, Yuan Left);
