namespace Funding.Workflows.Tests.Consents;

/// <summary>What a consent covers, how it stands, and what may be done about it.</summary>
public sealed class ConsentDecisionTests
{
    private static readonly Programme Programme = ShippedCatalogue.Colleges;
    private static readonly Answers Answers = SampleApplication.Answers(Programme);
    private static readonly Application Application = SampleApplication.Application(Programme);
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.FromHours(8));

    private static ConsentParty Party => Assert.Single(ConsentDecision.PartiesOf(Programme, Application, Answers));

    [Fact]
    public void Every_owner_beside_the_applicant_is_asked_for_its_role_share_amount_and_the_agreement()
    {
        Assert.Equal((SampleApplication.EnterpriseCode, "owners[1]"), (Party.Code, Party.Field));
        Assert.Equal("consent@zhijiang-equipment.example", Party.Mailbox);
        Assert.Equal(["enterprise", "capital technology", "49", "39.2"], Party.Terms.Select(t => t.Value));
        Assert.Equal("39.2万元", Party.Terms[^1].Text.Zh);
        Assert.Equal("cooperation-agreement", Assert.Single(Party.Documents).Slot);
        Assert.Empty(Party.Open);
        Assert.Empty(SubmissionCheck.Check(Programme, Application, Answers));
    }

    [Fact]
    public void Without_consent_it_is_missing_by_the_owners_name_at_its_row()
    {
        var missing = Assert.Single(SubmissionCheck.Check(Programme, Application with { Consents = null }, Answers));
        Assert.Equal(("consent-missing", "owners[1].consent"), (missing.Code, missing.Field));
        Assert.Contains(SampleApplication.Enterprise.Name, missing.Chinese, StringComparison.Ordinal);
        Assert.Contains(SampleApplication.Enterprise.Name, missing.English, StringComparison.Ordinal);
    }

    public static TheoryData<string> Covered => ["kind", "contributions", "share", "total", "agreement", "another file"];

    [Theory, MemberData(nameof(Covered))]
    public void What_it_covers_makes_it_stale_when_changed_and_good_when_changed_back(string what)
    {
        var (application, answers) = what switch
        {
            "kind" => (Application, WithOwner(o => o with { Kind = "industrial-park" })),
            "contributions" => (Application, WithOwner(o => o with { Contributions = ["capital"] })),
            "share" => (Application, WithOwner(o => o with { SharePercent = "49.01" })),
            "total" => (Application, WithField("valued-total", "80.01")),
            "agreement" => (WithDocument("cooperation-agreement", d => d with { Sha256 = new string('1', 64) }), Answers),
            _ => (Application with
            {
                Documents = [.. Application.Documents, Application.Documents.Single(d => d.Slot == "cooperation-agreement") with
                {
                    Id = "second",
                    Sha256 = new string('2', 64),
                }],
            }, Answers),
        };
        Assert.Equal(ConsentState.Changed, StateOf(application, answers));
        Assert.Equal("consent-missing", Assert.Single(ConsentCheck.Missing(Parties(application, answers), application)).Code);
        Assert.Equal(ConsentState.Given, StateOf(Application, Answers));
    }

    public static TheoryData<string> Uncovered =>
        ["name", "state", "mailbox", "spelling of the share", "order", "another owner", "an answer", "another document", "file name"];

    [Theory, MemberData(nameof(Uncovered))]
    public void Whatever_else_changes_leaves_it(string what)
    {
        var (application, answers) = what switch
        {
            "name" => (Application, WithOwner(o => o with { Name = "之江智能装备集团股份有限公司" })),
            "state" => (Application, WithOwner(o => o with { StateOwned = "yes", FilingNumber = "浙国资备〔2026〕7号" })),
            "mailbox" => (Application, WithOwner(o => o with { Mailbox = "other@zhijiang-equipment.example" })),
            "spelling of the share" => (
                Application, WithOwner(o => o with { SharePercent = " ４９.00 ", Contributions = ["technology", "capital"] })),
            "order" => (Application, Answers.WithOwners([.. Answers.Owners().Reverse()])),
            "another owner" => (Application, Answers.WithOwners([Answers.Owners()[0] with { SharePercent = "50" }, Answers.Owners()[1]])),
            "an answer" => (Application, WithField("students", "1")),
            "another document" => (WithDocument("charter", d => d with { Sha256 = new string('1', 64) }), Answers),
            _ => (WithDocument("cooperation-agreement", d => d with { FileName = "协议.pdf", Id = "again" }), Answers),
        };
        Assert.Equal(ConsentState.Given, StateOf(application, answers));
    }

    [Fact]
    public void Who_has_left_the_draft_is_no_party_and_one_without_a_code_is_none_yet()
    {
        Assert.Empty(Parties(Application, Answers.WithOwners([SampleApplication.School])));
        Assert.Empty(Parties(Application, WithOwner(o => o with { CreditCode = "9133" })));
        Assert.Single(Parties(Application, Answers.WithOwners([.. Answers.Owners(), SampleApplication.Enterprise])));
    }

    [Fact]
    public void Nobody_is_asked_before_the_row_the_total_and_the_agreement_are_there()
    {
        Assert.Equal(["owner-share"], Open(Application, WithOwner(o => o with { SharePercent = "" })));
        Assert.Equal(["owner-mailbox"], Open(Application, WithOwner(o => o with { Mailbox = " " })));
        Assert.Equal(["owner-mailbox"], Open(Application, WithOwner(o => o with { Mailbox = "a@b, c@d" })));
        Assert.Equal(["owner-total-first"], Open(Application, WithField("valued-total", "many")));
        Assert.Equal(["owner-agreement-first"], Open(Application with { Documents = [] }, Answers));
    }

    [Fact]
    public void It_stands_as_its_last_step_says()
    {
        Assert.Equal(ConsentState.NotAsked, StateOf());
        Assert.Equal(ConsentState.Asked, StateOf(Asked));
        Assert.Equal(ConsentState.NotAsked, StateOf(Asked with { Mailbox = "before@owner.example" }));
        Assert.Equal(ConsentState.Given, StateOf(Asked, Answer(ConsentAct.Given)));
        Assert.Equal(ConsentState.Given, StateOf(Asked, Answer(ConsentAct.Given), Asked));
        Assert.Equal(ConsentState.Changed, StateOf(Asked, Answer(ConsentAct.Given, "else")));
        Assert.Equal(ConsentState.Asked, StateOf(Asked, Answer(ConsentAct.Given, "else"), Asked));
        Assert.Equal(ConsentState.Refused, StateOf(Asked, Answer(ConsentAct.Refused)));
        Assert.Equal(ConsentState.Asked, StateOf(Asked, Answer(ConsentAct.Refused), Asked));
        Assert.Equal(ConsentState.TakenBack, StateOf(Asked, Answer(ConsentAct.Given), Answer(ConsentAct.TakenBack)));
    }

    [Fact]
    public void Whatever_the_steps_it_is_given_exactly_when_the_last_answer_gave_this() =>
        Gen.Int[0, 7].Array[0, 12].Sample(steps =>
        {
            var all = steps.Select(s => s switch
            {
                0 or 1 => Asked,
                2 => Answer(ConsentAct.Refused),
                3 => Answer(ConsentAct.TakenBack),
                4 or 5 => Answer(ConsentAct.Given, "else"),
                _ => Answer(ConsentAct.Given),
            }).Prepend(Asked).ToArray();
            var last = all.LastOrDefault(s => s.Act != ConsentAct.Asked);
            Assert.Equal(
                last?.Act == ConsentAct.Given && last.Covers == ConsentDecision.CoversOf(Party), StateOf(all) == ConsentState.Given);
        });

    [Theory]
    [InlineData(2, 0, 0, null)]
    [InlineData(3, 0, 0, "consent-mails-limit-day")]
    [InlineData(0, 9, 0, null)]
    [InlineData(0, 10, 0, "consent-mails-limit")]
    [InlineData(1, 0, 198, null)]
    [InlineData(1, 0, 199, "consent-mails-limit-application")]
    public void Mails_have_a_limit_a_day_a_party_and_an_application(int today, int before, int ofOthers, string? refused)
    {
        var own = Enumerable.Repeat(Asked with { At = Now.AddDays(-1) }, before).Concat(Enumerable.Repeat(Asked, today)).ToList();
        var application = Application with
        {
            Consents =
            [
                .. own.Count > 0 ? [new Consent(Party.Code, Party.Name, own)] : Array.Empty<Consent>(),
                new Consent("left", "离开的一方", [.. Enumerable.Repeat(Asked, ofOthers)]),
            ],
        };
        Assert.Equal(refused, ConsentDecision.Asking(Party, application, new StrangerLimits(), Now).SingleOrDefault()?.Code);
    }

    [Fact]
    public void Who_has_consented_to_this_is_not_asked_again() =>
        Assert.Equal("consent-given-already", Assert.Single(ConsentDecision.Asking(Party, Application, new StrangerLimits(), Now)).Code);

    private static ConsentStep Asked => new(ConsentAct.Asked, Now, "person", Party.Mailbox!);

    private static ConsentStep Answer(ConsentAct act, string? covers = null) =>
        new(act, Now, "person", Party.Mailbox!) { Covers = covers ?? ConsentDecision.CoversOf(Party) };

    private static ConsentState StateOf(params ConsentStep[] steps) =>
        ConsentDecision.StateOf(Party, steps.Length == 0 ? null : new Consent(Party.Code, Party.Name, steps));

    private static ConsentState StateOf(Application application, Answers answers) =>
        Assert.Single(Parties(application, answers)) is var party
            ? ConsentDecision.StateOf(party, application.ConsentOf(party.Code)) : default;

    private static IEnumerable<string> Open(Application application, Answers answers) =>
        Assert.Single(Parties(application, answers)).Open.Select(r => r.Code);

    private static IReadOnlyList<ConsentParty> Parties(Application application, Answers answers) =>
        ConsentDecision.PartiesOf(Programme, application, answers);

    private static Answers WithOwner(Func<Owner, Owner> change) =>
        Answers.WithOwners([Answers.Owners()[0], change(Answers.Owners()[1])]);

    private static Answers WithField(string id, string text) =>
        Answers with { Fields = new Dictionary<string, string>(Answers.Fields) { [id] = text } };

    private static Application WithDocument(string slot, Func<AttachedDocument, AttachedDocument> change) =>
        Application with { Documents = [.. Application.Documents.Select(d => d.Slot == slot ? change(d) : d)] };
}
