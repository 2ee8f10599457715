using Funding.Pages.Tests.Played.Kinds;

namespace Funding.Pages.Tests.Played;

/// <summary>A programme's file played by its pages and mailed links.</summary>
internal sealed class PagePlay : FilePlay
{
    private readonly PlayedHost host;
    private readonly string programme;
    private readonly Participants people;
    private readonly PlayedEvents events;
    private readonly Paying paying;
    private readonly List<string> awarded = [];

    public PagePlay(PlayedHost host, string programme, Participants people)
        : base(host.Services, host.Time, programme)
    {
        (this.host, this.programme, this.people, events) = (host, programme, people, PlayedEvents.Of(programme));
        paying = new(host, people);
        Awards = new PageAwardPlayer(host.Services, host.Time, people, paying);
    }

    protected override int Applicants => events.Withdrawal ? 3 : 2;

    protected override IReadOnlyList<StageSpecimen> Actors => PageActors.All(people, events);

    protected override Func<Player, Task> Launching => play => Played.Launching.ByPagesAsync(play, people);

    protected override AwardPlayer Awards { get; }

    /// <summary>What is left to be paid is paid, and the record of each award holds.</summary>
    protected override async Task OutlivedAsync()
    {
        await paying.FinishAsync(programme);
        foreach (var award in awarded)
        {
            var chain = await host.Services.GetRequiredService<ITableStore>()
                .EnumerateAsync<AuditEntry>(AwardKeys.Partition(award), KeyRange.Prefix(AuditKeys.Entry))
                .Select(e => e.Value).ToListAsync();
            Assert.NotEmpty(chain);
            Assert.Null(AuditChain.Verify(chain));
        }
    }

    /// <summary>What anybody reads and verifies of the round without the installation.</summary>
    protected override async Task AnnouncedAsync(Player play, IReadOnlyList<string> made)
    {
        awarded.AddRange(made);
        using var anybody = people.Fresh("anybody@people.example");
        var round = await play.RoundAsync();
        Assert.Equal((await play.InStateAsync(ApplicationState.Awarded)).Count, made.Count);
        foreach (var award in await Task.WhenAll(made.Select(Awards.AwardAsync)))
            await ReadAsync(play, award.Home, anybody);
        await anybody.OpenAsync(PublicLinks.Round(play.Id));
        if (round.RankingHash is { } hash && RankingSettings.Find(play.Programme) is not null)
        {
            await anybody.OpenAsync(PublicLinks.Results(play.Id));
            var ranking = PublishedJson.Read<RankingFile>(await anybody.FileAsync(PublicLinks.RankingFile(play.Id)));
            Assert.Empty(RankingVerifier.Verify(ranking, hash).Faults);
        }

        if (round.Draw?.Commitment is { } commitment)
        {
            var draw = PublishedJson.Read<PublishedDraw>(await anybody.FileAsync(PublicLinks.DrawFile(play.Id)));
            Assert.Empty(draw.Replay(commitment).Faults);
        }

        var administrator = people.Of(Cast.Administrator);
        await administrator.OpenAsync(OfficeLinks.Round(play.Id));
        var lines = Encoding.UTF8.GetString(await administrator.FileAsync(Url.Fill(OfficeLinks.AuditRoute, play.Id)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var chain = lines.Select(l => PublishedJson.Read<AuditEntry>(Encoding.UTF8.GetBytes(l))).ToList();
        Assert.NotEmpty(chain);
        Assert.Null(AuditChain.Verify(chain));
        if (events.Tie)
            Assert.Contains(await play.RowsAsync<RankedApplication>(RoundKeys.RankedEntries), r => r.Entry.DecidedBy == "draw");
    }

    /// <summary>Its certificate, which only an organisation's benefit has not, and where the letter that grants a benefit leads.</summary>
    private async Task ReadAsync(Player play, AwardHome award, Participant anybody)
    {
        var line = play.Programme.FindStageSettings<BenefitSettings>(BenefitStage.Kind)?.Lines.Single(l => l.Id == award.Kind);
        if (line is null or { Person: not null })
        {
            var certificate = await anybody.OpenAsync(PublicLinks.Certificate(award.VerificationCode));
            Assert.Contains("真实有效", certificate.Main, StringComparison.Ordinal);
        }

        if (line is null)
            return;
        var holder = people.Of(Cast.ApplicantOf($"{award.Holder}-1"));
        var own = await holder.OpenMailedAsync(line.Person is null ? ApplyLinks.Benefits : OrganisationLinks.OwnAwards(award.Holder));
        Assert.NotNull(own.Page.QuerySelector($"main a[href='{AwardLinks.Own(award.Id)}']"));
    }
}
