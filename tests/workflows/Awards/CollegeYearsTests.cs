namespace Funding.Workflows.Tests.Awards;

/// <summary>The shipped programme of mixed-ownership colleges, from the announcement to the acceptance.</summary>
public sealed partial class CollegeYearsTests
{
    private static readonly DateOnly End = new(2032, 6, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_years_of_task_book_reports_and_acceptance_ended_at_every_wait_and_rebuilt_leave_the_same_rows()
    {
        await using var undisturbed = new RoundHouse(engineInMemory: true);
        var expected = new CollegeYears(undisturbed);
        await expected.AnnounceAsync();
        await expected.LiveAsync(End, () => Task.CompletedTask);

        await using var house = new RoundHouse(engineInMemory: true);
        var colleges = new CollegeYears(house);
        await colleges.AnnounceAsync();
        await colleges.LiveAsync(End, EndAllAsync);

        foreach (var number in new[] { 1, 2 })
        {
            Assert.Equal(await RowsAsync(undisturbed, expected.AwardId(number)), await RowsAsync(house, colleges.AwardId(number)));
            var award = await colleges.AwardAsync(number);
            Assert.Equal(AwardStanding.Expired, award.Home.Standing);
            var first = award.Home.Term.AwardedOn.Year;
            Assert.Equal(
                [$"acceptance:{first + 5}", $"task-book:{first}", .. Enumerable.Range(first + 1, 5).Select(y => $"yearly:{y}")],
                award.Duties.Where(d => d.Value.Kind != PaymentSettings.Kind).Select(d => $"{d.Value.Key}").Order(StringComparer.Ordinal));
            Assert.All(award.Duties, d => Assert.True(d.Value.Passed || d.Value.Kind == PaymentSettings.Kind, $"{d.Value.Key}"));

            // Nobody pays here; the last tranche of the award that failed is withheld.
            Assert.Equal(
                [TranchePhase.Due, TranchePhase.Due, number == 1 ? TranchePhase.Due : TranchePhase.Withheld],
                (await house.Get<PaymentQueries>().AllAsync(award, Stop)).Select(p => p.Facts.Phase));
        }

        await LookAtAsync(house, colleges);
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));

        async Task EndAllAsync()
        {
            await house.TerminateAllAsync();
            await house.Get<Reconcile>().RunAsync();
            await house.SettleAsync();
        }
    }

    private static async Task LookAtAsync(RoundHouse house, CollegeYears colleges)
    {
        var (good, bad) = (await colleges.AwardAsync(1), await colleges.AwardAsync(2));
        var last = good.Find(new("acceptance", $"{good.Home.Term.ValidUntil.Year}"))!.Value;
        var entry = await ((IReportKind)house.Get<DutyKindSet>()[AcceptanceSettings.Kind]).EntryAsync(good.ViewOf(last), Stop);
        Assert.Equal(104, entry.AgreedOf("students"));
        Assert.Equal(510, entry.AgreedOf("outside-money"));
        Assert.Equal(
            (100m, 500m),
            (entry.PastOf(entry.Targets.First(t => t.Id == "students"))!.Value,
                entry.PastOf(entry.Targets.First(t => t.Id == "outside-money"))!.Value));
        Assert.Equal("excellent", (await StateAsync(house, good, last)).Grade);
        var failed = bad.Find(new("acceptance", $"{bad.Home.Term.ValidUntil.Year}"))!.Value;
        Assert.Equal("failed", (await StateAsync(house, bad, failed)).Grade);
        Assert.NotNull(await house.Get<ReportStore>().MatterAsync(bad.ViewOf(failed), Stop));
        Assert.Null(await house.Get<ReportStore>().MatterAsync(good.ViewOf(last), Stop));
        var corrected = bad.Find(new("yearly", $"{bad.Home.Term.AwardedOn.Year + 2}"))!.Value;
        Assert.Equal(2, (await StateAsync(house, bad, corrected)).Filings);

        var book = (await house.Get<ReportStore>().TaskBookAsync(good.Home.Id, Stop))!;
        Assert.Equal(book.Code, TaskBookContent.CodeOf(Sha256Hex.Of(
            TaskBookContent.Of(good.Home, good.Settings.Targets!, book.Book, book.AgreedOn))));
        var found = (await house.Get<ContentCodeQueries>().FindAsync(book.Code.ToLowerInvariant(), Stop))!;
        Assert.Equal(
            (book.Code, good.Home.CertificateNumber, good.Home.Title, book.AgreedOn),
            (found.Code, found.CertificateNumber, found.Title, found.AgreedOn));
        Assert.NotNull(found.SealedOn);
        Assert.Null(await house.Get<ContentCodeQueries>().FindAsync("0000-0000-0000", Stop));
        var letter = await house.Get<AgreementQueries>().LetterAsync(good.Home, book, Stop);
        Assert.Contains(book.Code, letter.Note, StringComparison.Ordinal);
        Assert.Equal((5, 9), (letter.Attachments[0].Rows.Count, letter.Attachments[0].Columns.Count));
    }

    private static async Task<ReportState> StateAsync(RoundHouse house, AwardRead award, Duty duty) =>
        (await house.Get<ReportStore>().FindAsync(award.ViewOf(duty), Stop))!.Value;

    /// <summary>Every row of an award; ids of documents and hashes over them are of each run.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(RoundHouse house, string awardId)
    {
        var rows = new List<string>();
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(AwardKeys.Partition(awardId), KeyRange.All, Stop))
        {
            if (row.Key == AuditKeys.Head) continue;
            // When something was reminded of is when its walker was woken, a day later where the sweep did it.
            var text = row.Key.StartsWith(AuditKeys.Entry, StringComparison.Ordinal)
                ? RowCodec.Read<AuditEntry>(row).Note is var note
                    ? $"{ShanghaiTime.DayOf(note.At):O} {note.Action} {note.Subject} {string.Join(' ', note.Facts)}" : ""
                : row.Key.StartsWith(RoundKeys.LastReminders, StringComparison.Ordinal) ? $"{RowCodec.Read<Reminded>(row).By}"
                : string.Join(' ', row.Properties.OrderBy(p => p.Key, StringComparer.Ordinal));
            rows.Add($"{row.Key} {Hex().Replace(text, "…")}");
        }

        return rows;
    }

    [GeneratedRegex("[0-9a-f]{32,}")]
    private static partial Regex Hex();
}
