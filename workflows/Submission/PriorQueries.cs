namespace Funding.Workflows.Submission;

/// <summary>
/// What is on record of an organisation, for rules that ask: the register of awards, and a transaction for each round of a programme of
/// which they ask who applied. Nothing is read where none asks.
/// </summary>
public sealed class PriorQueries(
    AwardRollStore register, RoundStore rounds, ITableStore tables, Catalogue catalogue, TimeProvider clock)
{
    // Rounds that are read side by side.
    private const int AtOnce = 16;

    /// <summary>The verdict by the record that a decision kept, else as it is now.</summary>
    public async Task<EligibilityVerdict> RunAsync(
        IChecked? check, Programme programme, Round round, Application application, Answers answers, Desk desk,
        CancellationToken cancellation) =>
        EligibilityCheck.Run(
            check, programme, round, application, answers, desk,
            application.Eligibility?.Prior
                ?? await OfAsync(EligibilityCheck.AsksOf(check, programme), programme, application, cancellation));

    /// <param name="asks">Of the rules.</param>
    /// <returns>Null where nothing is asked.</returns>
    public async Task<PriorRecord?> OfAsync(
        IReadOnlyList<PriorAsk> asks, Programme programme, Application application, CancellationToken cancellation)
    {
        if (asks.Count == 0)
        {
            return null;
        }

        var names = PriorNames.Of(asks, programme, catalogue.Programmes);
        var awarded = Named(PriorWord.LiveAward, PriorWord.Won, PriorWord.Barred);
        var applied = Named(PriorWord.Applied);
        return new(
            ShanghaiTime.DayOf(clock.GetUtcNow()),
            awarded.Count == 0 ? []
                : PriorAwards.Of((await register.ReadAsync(cancellation)).Select(a => a.Summary), application.CreditCode, awarded),
            applied.Count == 0 ? [] : await ApplicationsAsync(application, applied, cancellation))
        {
            Names = names.ToDictionary(n => n.Word, n => n.Name),
        };

        IReadOnlyList<PriorName> Named(params PriorWord[] words) =>
            [.. names.Where(n => asks.Any(a => words.Contains(a.Word) && PriorNames.WordOf(a, programme) == n.Word))];
    }

    private async Task<IReadOnlyList<PriorApplication>> ApplicationsAsync(
        Application judged, IReadOnlyList<PriorName> names, CancellationToken cancellation)
    {
        var found = new List<PriorApplication>();
        var asked = (await rounds.AllAsync(cancellation)).SelectMany(
            round => names.Where(n => n.Ids.Contains(round.ProgrammeId)).Select(n => (Round: round, n.Word)));
        foreach (var some in asked.Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(async of => await tables
                .EnumerateAsync<Application>(
                    RoundKeys.Partition(of.Round.Id), KeyRange.Prefix(RoundKeys.ApplicationsOf(judged.CreditCode)), cancellation)
                .Select(a => a.Value)
                .Where(a => a.SubmittedAt is not null && a.State != ApplicationState.Withdrawn
                    && (a.Id != judged.Id || a.RoundId != judged.RoundId))
                .Select(a => new PriorApplication(of.Word, of.Round.Id, of.Round.Name, of.Round.Year, a.Id))
                .ToListAsync(cancellation)));
            found.AddRange(read.SelectMany(r => r));
        }

        return [.. found.OrderByDescending(a => a.Year).ThenBy(a => a.RoundId, StringComparer.Ordinal)
            .ThenBy(a => a.ApplicationId, StringComparer.Ordinal)];
    }
}
