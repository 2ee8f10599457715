namespace Funding.Workflows.Submission;

/// <summary>
/// What is on record of an organisation under all codes that were merged into its own, for rules that ask: mergers, the register of awards,
/// a transaction for each code and round of a programme of which they ask who applied, and two for each live award whose reports they ask
/// for. Nothing is read where none asks.
/// </summary>
public sealed class PriorQueries(
    AwardRollStore register, AwardStore awards, RoundStore rounds, OrganisationApplications applications, MergerStore mergers,
    ContestStore contests, Catalogue catalogue, TimeProvider clock)
{
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
        var awarded = Named(PriorWord.LiveAward, PriorWord.LiveAwards, PriorWord.Won, PriorWord.Barred, PriorWord.AcceptedReports);
        var reported = Named(PriorWord.AcceptedReports);
        var applied = Named(PriorWord.Applied);
        var codes = (await mergers.ReadAsync(cancellation)).CodesOf(application.CreditCode);
        return new(
            ShanghaiTime.DayOf(clock.GetUtcNow()),
            awarded.Count == 0 ? []
                : await CountedAsync(
                    PriorAwards.Of((await register.ReadAsync(cancellation)).Select(a => a.Summary), codes, awarded), reported,
                    cancellation),
            applied.Count == 0 ? [] : await ApplicationsAsync(application, codes, applied, cancellation))
        {
            Names = names.ToDictionary(n => n.Word, n => n.Name),
            Prizes = await PrizesAsync(asks, application, cancellation),
        };

        IReadOnlyList<PriorName> Named(params PriorWord[] words) =>
            [.. names.Where(n => asks.Any(a => words.Contains(a.Word) && PriorNames.WordOf(a, programme) == n.Word))];
    }

    /// <returns>Null where no rule asks.</returns>
    private async Task<IReadOnlyList<PriorPrize>?> PrizesAsync(
        IReadOnlyList<PriorAsk> asks, Application application, CancellationToken cancellation)
    {
        var persons = asks.Where(a => a.Word == PriorWord.PrizePlace).Select(a => a.Programme).Distinct().ToList();
        if (persons.Count == 0) return null;
        var prizes = new List<PriorPrize>();
        foreach (var person in persons.Select(application.NamedIn).OfType<NamedPerson>())
        {
            prizes.AddRange((await contests.OfPersonAsync(person.Hash, cancellation)).Select(won => new PriorPrize(
                person.Part, won.Contest.Name, won.Contest.Class == ContestClass.One ? "one" : "two", won.Prize.Event, won.Prize.Place,
                won.Contest.HeldOn)
            { RevokedOn = won.Prize.Revoked?.On }));
        }

        return prizes;
    }

    private async Task<IReadOnlyList<PriorAward>> CountedAsync(
        IReadOnlyList<PriorAward> held, IReadOnlyList<PriorName> asked, CancellationToken cancellation)
    {
        var counted = new List<PriorAward>();
        foreach (var award in held)
        {
            counted.Add(award.End is null && asked.Any(n => n.Word == award.Programme)
                ? award with { Reports = PriorAwards.ReportsOf(await awards.FindAsync(award.Id, cancellation)) } : award);
        }

        return counted;
    }

    private async Task<IReadOnlyList<PriorApplication>> ApplicationsAsync(
        Application judged, IReadOnlyList<string> codes, IReadOnlyList<PriorName> names, CancellationToken cancellation)
    {
        var asked = (await rounds.AllAsync(cancellation)).Where(round => names.Any(n => n.Ids.Contains(round.ProgrammeId)));
        return
        [
            .. (await applications.OfAsync(asked, codes, cancellation))
                .Where(a => a.Application.SubmittedAt is not null && a.Application.State != ApplicationState.Withdrawn
                    && (a.Application.Id != judged.Id || a.Round.Id != judged.RoundId))
                .SelectMany(a => names.Where(n => n.Ids.Contains(a.Round.ProgrammeId)).Select(n =>
                    new PriorApplication(n.Word, a.Round.Id, a.Round.Name, a.Round.Year, a.Application.Id)))
                .OrderByDescending(a => a.Year).ThenBy(a => a.RoundId, StringComparer.Ordinal)
                .ThenBy(a => a.ApplicationId, StringComparer.Ordinal),
        ];
    }
}
