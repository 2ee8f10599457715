namespace Funding.Workflows.Tests.Variations;

/// <summary>A member takes the lead: who may, what becomes of the one that led, bounds, consent, and the award afterwards.</summary>
public sealed class LeadChangeTests
{
    private static readonly DateOnly Awarded = new(2026, 6, 1);
    private static readonly DateOnly Day = new(2027, 3, 1);
    private static readonly RosterPart Roster = RosterPart.Of(Groups.Programme)!;
    private static readonly MembersSettings Rules = MembersSettings.Find(Groups.Programme)!;
    private static readonly IReadOnlyList<Member> Fewest = Groups.MembersOf(Rules);
    private static readonly Member Lead = Fewest.First(m => m.Kind == "secondary-vocational-school");

    private static readonly AwardHome Award = new AwardHome
    {
        Id = "vocational-groups-2026-1-1",
        ProgrammeId = "vocational-groups",
        Kind = "cultivation",
        Holder = SampleApplication.SchoolCode,
        HolderName = "第1职业技术学院",
        Editors = ["holder", "colleague"],
        Title = "智造职业教育集团",
        ProgrammeName = Bilingual.Same("p"),
        AwardTitle = Bilingual.Same("t"),
        CertificateNumber = "1",
        VerificationCode = "ABCDEFGH2345",
        Term = AwardTerm.Of(Awarded, 3),
    }.With([.. Fewest.Select(m => new AwardMember(m.CreditCode, m.Name, m.Kind, Awarded) { Person = m.Mailbox })]);

    private static readonly VariationFacts Facts = new(
        Award, Groups.Programme.Awards["cultivation"], null, null, new HashSet<string>())
    {
        Roster = Roster,
    };

    private static readonly VariationFacts Strict = Facts with { Settings = Groups.Recognition.Awards["recognised"] };

    [Fact]
    public void The_shipped_files_let_the_lead_pass_to_a_member_that_somebody_answers_for()
    {
        Assert.Null(VariationDecision.Bar(Facts, LeadPassesVariation.Id, Day));
        Assert.Null(VariationDecision.Bar(Strict, LeadPassesVariation.Id, Day));
        var nobody = Facts with { Award = Award.With([.. Award.Roster!.Select(m => m with { Person = null })]) };
        Assert.Equal("members-none", VariationDecision.Bar(nobody, LeadPassesVariation.Id, Day)!.Code);
        var owes = new Refusal("award-owes", null, Bilingual.Same("x"));
        Assert.Equal(owes, VariationDecision.Bar(Facts with { Passing = owes }, LeadPassesVariation.Id, Day));
        Assert.Null(VariationDecision.Bar(Facts with { Passing = owes }, MemberJoinsVariation.Id, Day));
    }

    [Fact]
    public void The_one_that_led_stays_as_a_member_that_is_checked_or_leaves()
    {
        var stays = LeadChange.Read(Facts, Typed(LeadChange.Stays, Lead.Kind)).Lead!;
        Assert.Equal((Lead.CreditCode, Lead.Name), (stays.Code, stays.Name));
        Assert.Equal(
            (Award.HolderName, Award.Holder, Lead.Kind, "lead@college.example"),
            (stays.Former!.Name, stays.Former.CreditCode, stays.Former.Kind, stays.Former.Mailbox));
        var broken = Refused(Facts, Typed(LeadChange.Stays, "unknown", answers: false));
        Assert.Equal(["kind", "pledge", "role"], broken.Select(r => r.Field!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(("former-missing", "former"), Single(Refused(Facts, Typed("", Lead.Kind))));
        var stranger = Typed(LeadChange.Leaves, "");
        stranger["member"] = SampleApplication.SchoolCode;
        Assert.Equal(("member-unknown", "member"), Single(Refused(Facts, stranger)));
        Assert.Null(LeadChange.Read(Facts, Typed(LeadChange.Leaves, "")).Lead!.Former);
    }

    [Fact]
    public void Bounds_hold_afterwards_where_the_file_gives_no_time()
    {
        Assert.Equal(
            ["members-too-few", "members-of-kind-too-few"], Refused(Strict, Typed(LeadChange.Leaves, "")).Select(r => r.Code));
        Assert.Equal("members-of-kind-too-few", Single(Refused(Strict, Typed(LeadChange.Stays, "enterprise"))).Code);
        Assert.NotNull(LeadChange.Read(Strict, Typed(LeadChange.Stays, Lead.Kind)));
    }

    [Fact]
    public void The_award_is_the_new_leads_with_its_people_and_who_led_before_stays_on_it()
    {
        var after = LeadChange.Granted(
            Award, Roster, Asked(LeadChange.Read(Facts, Typed(LeadChange.Stays, Lead.Kind))), ["dean", Lead.Mailbox], Day, Day.AddDays(90));
        Assert.Equal((Lead.CreditCode, Lead.Name), (after.Holder, after.HolderName));
        Assert.Equal([Lead.Mailbox, "dean"], after.Editors);
        Assert.Equal([new FormerLead(Award.Holder, Award.HolderName, Day)], after.Leads!);
        Assert.Equal((16, 15, (DateOnly?)null), (after.Roster!.Count, after.MembersNow.Count, after.MembersDueOn));
        Assert.DoesNotContain(Lead.CreditCode, after.MemberCodes!);
        Assert.Equal((Day, "holder"), (after.Roster[^1].From, after.Roster[^1].Person));

        // It may pass back to the one that led before.
        var back = LeadChange.Read(Facts with { Award = after }, Typed(LeadChange.Leaves, "", after.Holder, Award.Holder));
        Assert.Equal(Award.Holder, back.Lead!.Code);
        var gone = LeadChange.Granted(Award, Roster, Asked(LeadChange.Read(Facts, Typed(LeadChange.Leaves, ""))), [], Day, Day.AddDays(90));
        Assert.Equal((14, Day.AddDays(90)), (gone.MembersNow.Count, gone.MembersDueOn!.Value));
        Assert.DoesNotContain(Award.Holder, gone.MemberCodes!);
    }

    [Fact]
    public void What_it_consents_to_covers_term_task_book_document_and_the_one_that_led()
    {
        var wish = LeadChange.Read(Facts, Typed(LeadChange.Stays, Lead.Kind)).Lead!;
        var covers = Covers(Facts, wish);
        Assert.Equal(covers, Covers(Facts, wish));
        string[] others =
        [
            Covers(Facts, wish with { Former = null }),
            Covers(Facts with { Award = Award with { Term = AwardTerm.Of(Awarded, 4) } }, wish),
            Covers(Facts with { Book = new([new("pupils", null, new Dictionary<string, decimal> { ["2027"] = 5 })]) }, wish),
            ConsentDecision.CoversOf(LeadChange.PartyOf(
                Facts, wish, [SampleApplication.Document(DocumentsSettings.Of(Groups.Programme)[0])])),
        ];
        Assert.Equal(5, others.Append(covers).Distinct().Count());
    }

    [Fact]
    public void It_speaks_first_and_a_no_ends_the_request()
    {
        var asked = Asked(LeadChange.Read(Facts, Typed(LeadChange.Leaves, "")));
        Assert.Equal(VariationPhase.Member, asked.PhaseOn(Day.AddYears(1)));
        var no = MemberChange.Speak(asked, new(false, "本校今年无力牵头，请另选单位。", Lead.Mailbox, default), null, Day);
        Assert.Equal(VariationPhase.Declined, no.PhaseOn(Day));
        var yes = MemberChange.Speak(asked, new(true, "", Lead.Mailbox, default), Day.AddDays(14), Day);
        Assert.Equal((VariationPhase.Opinion, VariationPhase.Verdict), (yes.PhaseOn(Day), yes.PhaseOn(Day.AddDays(15))));
    }

    private static string Covers(VariationFacts facts, LeadWish wish) => ConsentDecision.CoversOf(LeadChange.PartyOf(facts, wish, []));

    private static Variation Asked(VariationWish wish) => new(
        1, LeadPassesVariation.Id, wish, "牵头学院并入另一所学校。", Award.HolderName, "holder", "张三", ShanghaiTime.StartOf(Day))
    {
        AskedOf = Lead.Mailbox,
    };

    private static Dictionary<string, string> Typed(
        string former, string kind, string? leads = null, string? member = null, bool answers = true)
    {
        var typed = answers ? new Dictionary<string, string>(Groups.MemberOf(Rules, kind, 1).Answers) : [];
        typed[LeadChange.Former] = former;
        typed["kind"] = kind;
        typed["mailbox"] = leads is null ? "lead@college.example" : "new@college.example";
        typed["member"] = member ?? Lead.CreditCode;
        return typed;
    }

    private static IReadOnlyList<Refusal> Refused(VariationFacts facts, Dictionary<string, string> typed) =>
        Assert.Throws<RefusedException>(() => LeadChange.Read(facts, typed)).Refusals;

    private static (string Code, string? Field) Single(IReadOnlyList<Refusal> refusals) =>
        (Assert.Single(refusals).Code, refusals[0].Field);
}
