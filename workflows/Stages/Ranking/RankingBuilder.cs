namespace Funding.Workflows.Stages.Ranking;

/// <summary>Collects a round's signed sheets and eligible applications into the inputs of its ranking.</summary>
internal sealed class RankingBuilder(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, ApplicationStore answers, StageOffers offers)
{
    public const string TieBreakPurpose = "tie-break";
    private const string PriceFigure = "price";

    public async Task<BuiltRanking> BuildAsync(Round round, Programme programme, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var secret = Convert.FromHexString((await tables.GetAsync<string>(partition, RoundKeys.PseudonymSecret, cancellation))!.Value);
        var applications = new Dictionary<string, ApplicationSummary>(StringComparer.Ordinal);
        var cities = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var summary in tables.EnumerateAsync<ApplicationSummary>(
            partition, KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Eligible)), cancellation))
        {
            applications.Add(Pseudonyms.Of(secret, "A", summary.Value.Id), summary.Value);
            cities.TryAdd(summary.Value.Desk, await CityOfAsync(round.Id, summary.Value.Desk, cancellation));
        }

        var keys = applications.ToDictionary(a => a.Value.Id, a => a.Key, StringComparer.Ordinal);
        var sheets = new List<SignedSheet>();
        var feedback = new Dictionary<string, List<ReviewSheet>>(StringComparer.Ordinal);
        var expertKeys = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var stored in tables.EnumerateAsync<ReviewSheet>(partition, KeyRange.Prefix(RoundKeys.SheetsByExpert), cancellation))
        {
            var sheet = stored.Value;
            if (sheet.State != ReviewState.Signed || !keys.TryGetValue(sheet.ApplicationId, out var key))
            {
                continue;
            }

            if (!expertKeys.TryGetValue(sheet.ExpertId, out var expert))
            {
                expertKeys[sheet.ExpertId] = expert = Pseudonyms.Of(secret, "E", sheet.ExpertId);
            }

            sheets.Add(new SignedSheet(key, expert, sheet.Scores));
            (feedback.TryGetValue(key, out var list) ? list : feedback[key] = []).Add(sheet);
        }

        var rules = WithLots(RankingSettings.Of(programme).Selection, programme);
        var crowded = RankingGroups.Crowded(rules, applications.Values.Select(a => a.CreditCode));
        var asked = rules.Budget is { } budget ? await AskedAsync(round, programme, budget.By, applications.Values, cancellation) : null;
        var opened = rules.Price is null ? null
            : await ((ICaseFigures)offers.KindGiving<IPrices>(round)!).FiguresAsync(round, PriceFigure, cancellation);
        var ranked = new List<RankingApplication>();
        foreach (var (key, summary) in applications)
        {
            ranked.Add(new RankingApplication(key, cities[summary.Desk])
            {
                Groups = await GroupsAsync(
                    round, programme, summary, rules.CountedBy, code => crowded.Contains(code) ? Pseudonyms.Of(secret, "O", code) : "",
                    cancellation),
                Asked = asked?.TryGetValue(summary.Id, out var figure) == true
                    ? decimal.Round(figure, BudgetRules.Decimals, MidpointRounding.ToZero) : null,
            });
            if (opened is not null) ranked[^1] = await BidAsync(ranked[^1], round, summary, opened, cancellation);
        }

        var draw = new DrawSequence(Convert.FromHexString(round.Draw!.Seed!), round.Draw!.PublicValue!);
        var inputs = new RankingInputs
        {
            RoundId = round.Id,
            Rubric = offers.Needed<IScores>(programme).Rubric.Scored(),
            Rules = rules,
            Applications = ranked,
            Sheets = sheets,
            DrawOrder = [.. draw.Shuffle(TieBreakPurpose, await DrawnAsync(round, secret, applications.Keys, cancellation))
                .Where(applications.ContainsKey)],
        };
        var names = applications.ToDictionary(a => a.Key, a => $"{a.Value.OrganisationName}｜{a.Value.Title}", StringComparer.Ordinal);
        var file = RankingFile.Of(inputs, names, await NamesAsync(partition, expertKeys, cancellation));
        return new BuiltRanking(file, [.. file.Result.Entries.Select(e => Row(e, applications[e.Key], feedback.GetValueOrDefault(e.Key)
            ?? [], inputs.Rubric))]);
    }

    /// <summary>What the draw was made of: who withdrew since leaves the order and changes nothing of it.</summary>
    private async Task<IEnumerable<string>> DrawnAsync(
        Round round, byte[] secret, IEnumerable<string> ranked, CancellationToken cancellation)
    {
        var roster = await RoundBlobs.ReadAsync<DrawRoster>(blobs, ReviewKeys.RostersBlob(round.Id), cancellation);
        return ranked.Union((roster?.Applications ?? []).Select(id => Pseudonyms.Of(secret, "A", id)), StringComparer.Ordinal);
    }

    /// <summary>A ranking carries the lots as the form has them.</summary>
    private static SelectionRules WithLots(SelectionRules rules, Programme programme) => rules.Price is not { } price ? rules : rules with
    {
        Price = price with { Lots = [.. programme.EachPart().SelectMany(p => p.Kind.Lots(p.Part)).Select(l => l.Lot)] },
    };

    private async Task<RankingApplication> BidAsync(
        RankingApplication application, Round round, ApplicationSummary summary, IReadOnlyDictionary<string, decimal> opened,
        CancellationToken cancellation) =>
        (await answers.GetAsync(round.Id, summary.Id, cancellation)).Value.Price is not { } price ? application : application with
        {
            Bid = new(price.Lot, opened.TryGetValue(summary.Id, out var yuan) ? yuan : null),
            Asked = price.Places,
        };

    /// <summary>
    /// By application what it asks for: as a department stated it, or two reads for each where it is a field of the form.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, decimal>> AskedAsync(
        Round round, Programme programme, string figure, IEnumerable<ApplicationSummary> of, CancellationToken cancellation)
    {
        if (offers.Given<IStatesFigures>(programme)?.Stated.Any(s => s.Id == figure) == true)
            return await ((ICaseFigures)offers.KindGiving<IStatesFigures>(round)!).FiguresAsync(round, figure, cancellation);
        var asked = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var summary in of)
        {
            var application = (await answers.GetAsync(round.Id, summary.Id, cancellation)).Value;
            var submitted = await answers.ReadSubmittedAsync(application, cancellation);
            foreach (var (part, kind) in programme.EachPart().Select(p => (p.Part, p.Kind)))
                if (kind.RuleFacts(part, application, submitted).Numbers.TryGetValue(figure, out var typed)) asked[summary.Id] = typed;
        }

        return asked;
    }

    /// <summary>By what caps and strata of the rules count it: two reads where they ask for an answer.</summary>
    /// <param name="organisation">The key of a credit code; empty for one that is exempt.</param>
    private async Task<string?> GroupsAsync(
        Round round, Programme programme, ApplicationSummary summary, IReadOnlyList<string> counted, Func<string, string> organisation,
        CancellationToken cancellation)
    {
        Dictionary<string, string> answered = [];
        if (counted.Any(by => by is not (GroupCap.Desk or GroupCap.Organisation or StrataRules.ApplicantKind)))
        {
            var application = (await answers.GetAsync(round.Id, summary.Id, cancellation)).Value;
            var submitted = await answers.ReadSubmittedAsync(application, cancellation);
            answered = programme.EachPart().SelectMany(p => p.Kind.RuleFacts(p.Part, application, submitted).Texts).ToDictionary();
        }

        return RankingGroups.Text(counted.Select(by => (by, Value: by switch
        {
            GroupCap.Desk => summary.Desk,
            GroupCap.Organisation => organisation(summary.CreditCode),
            StrataRules.ApplicantKind => summary.Kind ?? "",
            _ => answered.GetValueOrDefault(by, ""),
        })).Where(g => g.Value.Length > 0));
    }

    /// <summary>A provincial institution, recommended by its department, is exempt from the cities' cap.</summary>
    private async Task<string?> CityOfAsync(string roundId, string desk, CancellationToken cancellation) =>
        (await rounds.GetDeskAsync(roundId, desk, cancellation)).Kind == "city" ? desk : null;

    private static RankedApplication Row(
        RankedEntry entry, ApplicationSummary application, List<ReviewSheet> sheets, IReadOnlyList<RubricCriterion> rubric) => new(
        entry,
        application.Id,
        application.OrganisationName,
        application.Title,
        application.Desk,
        sheets.Count == 0
            ? new Dictionary<string, decimal>()
            : rubric.ToDictionary(c => c.Id, c => Aggregation.Of([.. sheets.Select(s => s.Scores[c.Id])]).Score!.Value),
        [.. sheets.SelectMany(s => s.Comments)
            .Where(c => c.Value.Length > 0)
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .ThenBy(c => c.Value, StringComparer.Ordinal)
            .Select(c => new ExpertComment(c.Key, c.Value))]);

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        string partition, Dictionary<string, string> experts, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var expert in tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation))
        {
            if (experts.TryGetValue(expert.Value.PersonId, out var key))
            {
                names[key] = $"{expert.Value.Name}｜{expert.Value.Organisation}";
            }
        }

        return names;
    }
}

internal sealed record BuiltRanking(RankingFile File, IReadOnlyList<RankedApplication> Rows);
