namespace Funding.Trial;

/// <summary>
/// What played rounds left in an installation, so that it can be held against another's: without moments, and without what is random in
/// each installation, such as ids of links and tokens.
/// </summary>
/// <param name="Sections">Lines in their order by what they are of; a line may be there several times.</param>
internal sealed record RunRecord(IReadOnlyDictionary<string, IReadOnlyList<string>> Sections)
{
    public const string Letters = "letters";

    /// <summary>How the line of a letter ends that reminds.</summary>
    public const string Reminds = " reminds";

    /// <summary>Of whatever keeps the rows, and the files that anybody took away of each round.</summary>
    /// <param name="exports">A folder with a folder for each programme.</param>
    public static async Task<RunRecord> ReadAsync(ITableStore tables, IReadOnlyList<string> rounds, string exports)
    {
        var sections = new Dictionary<string, IReadOnlyList<string>>();
        var (acts, states, letters, codes) = (new List<string>(), new List<string>(), new List<string>(), new SortedSet<string>());
        foreach (var id in rounds)
        {
            var home = RoundKeys.Partition(id);
            var round = (await tables.GetAsync<Round>(home, RoundKeys.Round))!.Value;
            states.Add($"{id} {round.Standing} {round.Stage} {round.RankingHash} {round.AnnouncementNumber}");
            await foreach (var application in tables.EnumerateAsync<Application>(home, KeyRange.Prefix(RoundKeys.Applications)))
            {
                states.Add($"{application.Value.Id} {application.Value.State} {application.Value.AnswersHash}");
                codes.Add(application.Value.CreditCode);
            }

            acts.AddRange(await ActsAsync(tables, home));
            letters.AddRange(await LettersAsync(tables, MailMessageId.ScopeOf(id)));
        }

        letters.AddRange(await LettersAsync(tables, MailMessageId.System));
        var awards = await tables.EnumerateAsync<AwardSummary>(AwardKeys.AwardsPartition, KeyRange.All).Select(a => a.Value).ToListAsync();
        var lines = await tables.EnumerateAsync<BudgetLine>(MoneyKeys.ListPartition, KeyRange.All).Select(l => l.Value).ToListAsync();
        sections["rounds and applications"] = states;
        sections["files"] = [.. FilesOf(exports)];
        sections["acts of rounds"] = acts;
        sections["acts of the system"] = await ActsAsync(tables, HomeKeys.System);
        sections["acts of organisations"] = await ActsAsync(tables, codes.Select(OrganisationKeys.Partition));
        sections["acts of awards"] = await ActsAsync(tables, awards.Select(a => AwardKeys.Partition(a.Id)));
        sections["acts of budget lines"] = await ActsAsync(tables, lines.Select(l => MoneyKeys.Partition(l.Id)));
        sections["awards"] = [.. awards.Select(a => $"{a.Id} {a.Standing} {a.HolderName} {a.Number} {a.Members}")];
        sections["ledgers"] = await PostingsAsync(tables, lines);
        sections["benefits"] = await BenefitsAsync(tables, awards);
        sections[Letters] = letters;
        return new(sections);
    }

    /// <summary>Files without moments in them: they are the same byte by byte.</summary>
    private static IEnumerable<string> FilesOf(string exports) =>
        from file in Directory.Exists(exports) ? Directory.EnumerateFiles(exports, "*.json", SearchOption.AllDirectories) : []
        select $"{Path.GetRelativePath(exports, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}";

    private static async Task<IReadOnlyList<string>> ActsAsync(ITableStore tables, IEnumerable<string> partitions)
    {
        var acts = new List<string>();
        foreach (var partition in partitions)
            acts.AddRange(await ActsAsync(tables, partition));
        return acts;
    }

    /// <summary>Who did what to which subject, and the way, of which a link's and a token's id is left out.</summary>
    private static async Task<IReadOnlyList<string>> ActsAsync(ITableStore tables, string partition) =>
        await tables.EnumerateAsync<AuditEntry>(partition, KeyRange.Prefix(AuditKeys.Entry)).Select(e => e.Value.Note)
            .Select(n => $"{n.Action} {SubjectOf(n)} {n.Actor} {WayOf(n.Via)}").ToListAsync();

    /// <summary>Of a token whose it is.</summary>
    private static string SubjectOf(AuditNote note) =>
        note.Action == "token-issued" ? $"{note.Facts["person"]} {note.Facts["role"]}" : note.Subject;

    private static string WayOf(string via) => via.StartsWith("rule:", StringComparison.Ordinal) ? via : via.Split(':')[0];

    // What a letter reminds by is part of its effect's key; some templates ask first and remind later.
    private static async Task<IReadOnlyList<string>> LettersAsync(ITableStore tables, string scope) =>
        await tables.EnumerateAsync<DeliveryRecord>(DeliveryLog.Partition(scope), KeyRange.Prefix("sent:"))
            .Select(d => $"{d.Value.Request.Template} {d.Value.Address} {d.Value.State}"
                + (d.Value.EffectKey.Contains("remind", StringComparison.OrdinalIgnoreCase) ? Reminds : "")).ToListAsync();

    /// <summary>Without their numbers: awards are given their money side by side.</summary>
    private static async Task<IReadOnlyList<string>> PostingsAsync(ITableStore tables, IReadOnlyList<BudgetLine> lines)
    {
        var postings = new List<string>();
        foreach (var line in lines)
        {
            postings.Add($"{line.Id} {line.Balances}");
            postings.AddRange(await new BudgetStore(tables).AllPostingsAsync(line.Id)
                .Select(p => $"{line.Id} {p.Key} {p.From} {p.To} {p.Amount} {p.Document}").ToListAsync());
        }

        return postings;
    }

    /// <summary>Each granted claim by the code of its computation sheet, and the years of the ledger that the claims make.</summary>
    private static async Task<IReadOnlyList<string>> BenefitsAsync(ITableStore tables, IReadOnlyList<AwardSummary> awards)
    {
        var benefits = new List<string>();
        foreach (var id in awards.Select(a => a.Id).Where(BenefitKeys.IsLine))
        {
            var entries = tables.EnumerateAsync<BenefitEntry>(AwardKeys.Partition(id), KeyRange.Prefix(BenefitKeys.Entries));
            var book = new BenefitBook(await entries.Select(e => e.Value).OrderBy(e => e.Sequence).ToListAsync());
            benefits.AddRange(book.Claims.Select(c => $"{id} {c.Year} {c.Amount} {c.Code}"));
            benefits.AddRange(book.Ledger().Years.Select(y => $"{id} {y}"));
        }

        return benefits;
    }
}
