namespace Funding.Workflows.Tests.Submission;

/// <summary>Answers of an earlier application in a new draft: which are taken, by whom, and that each page is looked at.</summary>
public sealed class CarryOverTests : IAsyncLifetime
{
    private static readonly Programme Colleges = ShippedCatalogue.Colleges;

    private readonly RoundHouse house = new(engineInMemory: true);
    private RoundPlayer before = null!;
    private RoundPlayer now = null!;

    private CarryOverCommands Commands => house.Get<CarryOverCommands>();

    private ApplicationKey Earlier => new(before.Id, Cast.ApplicationId(1));

    public async ValueTask InitializeAsync()
    {
        before = new RoundPlayer(house) { Applications = 1 };
        await before.LaunchAsync();
        await before.SubmitAsync(1);
        await before.LeaveAsync();
        house.Clock.Advance(TimeSpan.FromDays(1));
        now = new RoundPlayer(house.Services, house.Time, null, await LaunchAgainAsync()) { Applications = 1 };
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public void The_same_questions_are_taken_and_each_other_one_says_why_not()
    {
        var answers = SampleApplication.Answers(Colleges);
        var draft = Answers.Empty with { Fields = new Dictionary<string, string> { ["overview"] = "自己写的" } };
        var carried = CarryOver.Of(Colleges, answers, Colleges, draft);
        var by = carried.Lines.ToLookup(l => l.As, l => l.Field);

        Assert.Contains("college-name", by[CarriedAs.Taken]);
        Assert.Contains("owners", by[CarriedAs.Taken]);
        Assert.Equal(["overview"], by[CarriedAs.Answered]);
        Assert.Contains("students", by[CarriedAs.Yearly]);
        Assert.Empty(by[CarriedAs.Unusable]);
        Assert.Equal(new Bilingual("是", "Yes"), carried.Lines.First(l => answers.Fields.GetValueOrDefault(l.Field) == "yes").Shown);
        Assert.Equal("自己写的", carried.Draft.Fields["overview"]);
        Assert.Equal(answers.Fields["college-name"], carried.Draft.Fields["college-name"]);
        Assert.Equal(carried.Taken.Select(l => l.Field), carried.Draft.Carried);
        Assert.DoesNotContain("students", carried.Draft.Fields.Keys);
        Assert.Equal(answers.Owners(), carried.Draft.Owners());
    }

    [Fact]
    public void What_todays_form_would_not_take_and_what_it_asks_in_another_way_stays_behind()
    {
        var answers = SampleApplication.Answers(Colleges);
        var stricter = Changed("college-name", f => f with { MaxLength = 2 });
        Assert.Equal(CarriedAs.Unusable, Of(stricter, "college-name"));
        Assert.Equal(CarriedAs.OtherType, Of(Changed("college-name", f => f with { Type = FieldType.LongText }), "college-name"));
        Assert.Equal(CarriedAs.Unusable, Of(
            Changed("industry-chain", f => f with { Options = [new("a", Bilingual.Same("甲")), new("b", Bilingual.Same("乙"))] }),
            "industry-chain"));
        Assert.DoesNotContain(
            CarryOver.Of(Changed("college-name", f => f with { Id = "other" }), answers, Colleges, Answers.Empty).Lines,
            l => l.Field == "college-name");

        CarriedAs Of(Programme programme, string field) =>
            CarryOver.Of(Colleges, answers, programme, Answers.Empty).Lines.Single(l => l.Field == field).As;
    }

    [Fact]
    public void Nothing_carried_is_no_mark_and_a_second_time_takes_nothing_more()
    {
        Assert.Null(CarryOver.Of(Colleges, Answers.Empty, Colleges, Answers.Empty).Draft.Carried);
        var once = CarryOver.Of(Colleges, SampleApplication.Answers(Colleges), Colleges, Answers.Empty);
        var twice = CarryOver.Of(Colleges, SampleApplication.Answers(Colleges), Colleges, once.Draft);
        Assert.Empty(twice.Taken);
        Assert.Equal(once.Draft.Carried, twice.Draft.Carried);
    }

    [Fact]
    public async Task A_page_is_marked_until_it_is_saved_and_nothing_is_submitted_before()
    {
        await CreateAsync(Cast.Applicant(1));
        var carried = await Commands.TakeAsync(Cast.Applicant(1), now.Id, Cast.ApplicationId(1), Earlier);
        Assert.NotEmpty(carried.Taken);
        var application = await now.ApplicationAsync(Cast.ApplicationId(1));
        Assert.Equal(carried.Draft.Fields["college-name"], application.Title);
        Assert.Contains("carried-unseen", await MissingAsync("overview"));

        var section = FieldsSettings.Of(Colleges).First(s => s.Id == "overview");
        await house.Get<DraftCommands>().SaveFieldsAsync(
            Cast.Applicant(1), now.Id, application.Id, section.Fields.ToDictionary(f => f.Id, f => carried.Draft.Fields[f.Id]), null);
        Assert.DoesNotContain("carried-unseen", await MissingAsync("overview"));
        Assert.Contains("carried-unseen", await MissingAsync("owners"));
        await house.Get<DraftCommands>().SaveOwnersAsync(
            Cast.Applicant(1), now.Id, application.Id, carried.Draft.Owners(), null);
        Assert.DoesNotContain("carried-unseen", await MissingAsync("owners"));
    }

    [Fact]
    public async Task It_is_on_record_and_a_repetition_is_refused()
    {
        await CreateAsync(Cast.Applicant(1));
        await Commands.TakeAsync(Cast.Applicant(1), now.Id, Cast.ApplicationId(1), Earlier);
        await house.SettleAsync();
        var entries = await now.RowsAsync<AuditEntry>(AuditKeys.Entry);
        var entry = entries.Single(e => e.Note.Action == "answers-carried-over");
        Assert.Contains(Earlier.ApplicationId, FundingJson.Serialize(entry), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => Commands.TakeAsync(Cast.Applicant(1), now.Id, Cast.ApplicationId(1), Earlier));
        Assert.Equal("nothing-to-carry", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task Who_only_claims_the_organisation_reads_nothing_of_what_its_people_wrote()
    {
        var stranger = Cast.Applicant(77);
        await CreateAsync(stranger);
        var id = (await house.Get<PersonalQueries>().ApplicationsAsync(stranger)).Single().Application.Id;
        var own = await house.Get<ApplicationStore>().GetOwnAsync(stranger, now.Id, id);
        Assert.NotNull(own.Value.ClaimedBy);
        Assert.Empty(await house.Get<EarlierQueries>().FindAsync(stranger, await now.RoundAsync(), own.Value));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Commands.TakeAsync(stranger, now.Id, id, Earlier));
        Assert.Equal("application-not-found", refused.Refusals[0].Code);
    }

    private static Programme Changed(string field, Func<FormField, FormField> change) => Colleges with
    {
        Parts =
        [
            .. Colleges.Parts.Select(p => p.Kind != FieldsSettings.Kind ? p : p.With(p.As<FieldsSettings>() with
            {
                Fields = [.. p.As<FieldsSettings>().Fields.Select(f => f.Id == field ? change(f) : f)],
            })),
        ],
    };

    private async Task<IEnumerable<string>> MissingAsync(string part)
    {
        var missing = await house.Get<SubmissionCommands>().MissingAsync(Cast.Applicant(1), now.Id, Cast.ApplicationId(1));
        var (kind, outline) = Colleges.EachPart().Single(p => p.Part.Id == part);
        return missing.Where(m => m.Field is { } field && kind.Has(outline, field)).Select(m => m.Code);
    }

    private async Task CreateAsync(Actor actor)
    {
        await house.Get<PeopleStore>().GetOrCreateAsync(actor.Name);
        await house.Get<ApplicationCommands>().CreateAsync(actor, now.Id, new NewApplication(
            Cast.CodeOf(1), Cast.OrganisationOf(1), SampleApplication.KindOf(Colleges), before.DeskOfNumber(1)));
        await house.SettleAsync();
    }

    private async Task<string> LaunchAgainAsync() => (await house.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, new LaunchRequest
    {
        ProgrammeId = Colleges.Id,
        Year = 2026,
        Batch = 2,
        NoticeNumber = "教申〔2026〕9号",
        Answers = new Dictionary<string, string> { ["places"] = "3" },
        Committee = [.. Cast.Committee.Select(c => c.Name)],
    })).Id;
}
