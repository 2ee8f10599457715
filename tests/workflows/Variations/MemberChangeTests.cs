namespace Funding.Workflows.Tests.Variations;

/// <summary>Members of an award leave and join: bounds, consent, dates, and the time to mend what is too few.</summary>
public sealed class MemberChangeTests
{
    private static readonly DateOnly Awarded = new(2026, 6, 1);
    private static readonly DateOnly Day = new(2027, 3, 1);
    private static readonly DateTimeOffset Now = ShanghaiTime.StartOf(Day).AddHours(10);
    private static readonly RosterPart Roster = RosterPart.Of(Groups.Programme)!;
    private static readonly MembersSettings Rules = MembersSettings.Find(Groups.Programme)!;
    private static readonly IReadOnlyList<Member> Fewest = Groups.MembersOf(Rules);

    private static readonly AwardHome Award = new AwardHome
    {
        Id = "vocational-groups-2026-1-1",
        ProgrammeId = "vocational-groups",
        Kind = "cultivation",
        Holder = SampleApplication.SchoolCode,
        HolderName = "第1职业技术学院",
        Editors = ["holder"],
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
    public void The_shipped_file_lets_members_leave_and_join()
    {
        foreach (var facts in new[] { Facts, Strict })
        {
            Assert.Null(VariationDecision.Bar(facts, MemberLeavesVariation.Id, Day));
            Assert.Null(VariationDecision.Bar(facts, MemberJoinsVariation.Id, Day));
        }

        var taken = Facts with { Award = Award with { Roster = null } };
        Assert.Equal("members-none", VariationDecision.Bar(taken, MemberLeavesVariation.Id, Day)!.Code);
        Assert.Equal("members-none", VariationDecision.Bar(taken, MemberJoinsVariation.Id, Day)!.Code);
    }

    [Fact]
    public void Too_few_are_refused_by_the_bounds_name_unless_the_file_gives_time()
    {
        var leaves = Fewest.First(m => m.Kind == "industry-body").CreditCode;
        Assert.Equal(leaves, MemberChange.ReadLeaving(Facts, leaves));
        var refused = Refused(() => MemberChange.ReadLeaving(Strict, leaves));
        Assert.Equal(["members-too-few", "members-of-kind-too-few"], refused.Select(r => r.Code));
        Assert.All(refused, r => Assert.Equal("member", r.Field));
        Assert.Contains("“行业组织”类成员单位至少1家，现有0家", refused[1].Chinese, StringComparison.Ordinal);
        Assert.Equal("member-unknown", Refused(() => MemberChange.ReadLeaving(Facts, "9")).Single().Code);
    }

    [Fact]
    public void One_that_joins_is_checked_as_the_first_ones_were()
    {
        var joins = MemberChange.ReadJoining(Facts, Typed(Groups.MemberOf(Rules, "enterprise", 80)));
        Assert.Equal(("第80成员单位", "enterprise"), (joins.Name, joins.Kind));
        Assert.Equal("member-already", Refused(() => MemberChange.ReadJoining(Facts, Typed(Fewest[0]))).Single().Code);
        var lead = Groups.MemberOf(Rules, "enterprise", 81) with { CreditCode = SampleApplication.SchoolCode };
        Assert.Contains(
            Refused(() => MemberChange.ReadJoining(Facts, Typed(lead))), r => r is { Code: "member-is-lead", Field: "creditCode" });
        var empty = Groups.MemberOf(Rules, "unknown", 82) with { Mailbox = "", Answers = new Dictionary<string, string>() };
        Assert.Equal(
            ["kind", "mailbox", "pledge", "role"],
            Refused(() => MemberChange.ReadJoining(Facts, Typed(empty))).Select(r => r.Field!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_more_join_than_there_may_be()
    {
        var many = Award.With([.. Enumerable.Range(1, 60).Select(i => new AwardMember($"{i}", $"{i}", "enterprise", Awarded))]);
        var refused = Refused(() => MemberChange.ReadJoining(
            Facts with { Award = many }, Typed(Groups.MemberOf(Rules, "enterprise", 80))));
        Assert.Equal(("members-too-many", "kind"), (refused.Single().Code, refused.Single().Field));
    }

    [Fact]
    public void Who_leaves_keeps_its_dates_and_too_few_have_a_day_by_which_others_join()
    {
        var leaves = Fewest.First(m => m.Kind == "industry-body");
        var after = MemberChange.Granted(Award, Roster, Asked(new(Leaves: leaves.CreditCode)), Day, Day.AddDays(90));
        Assert.Equal((15, 14, 14), (after.Roster!.Count, after.Members.Count, after.MemberCodes!.Count));
        Assert.Equal((Awarded, Day), (after.Roster[^1].From, after.Roster.Single(m => m.Code == leaves.CreditCode).To!.Value));
        Assert.DoesNotContain(leaves.CreditCode, after.MemberCodes);
        Assert.Equal(Day.AddDays(90), after.MembersDueOn);

        // Another kind does not mend it; the day stays.
        var second = MemberChange.Granted(after, Roster, Asked(new(Joins: Entry("enterprise", 80))), Day.AddDays(9), Day.AddDays(99));
        Assert.Equal(Day.AddDays(90), second.MembersDueOn);
        var mended = MemberChange.Granted(second, Roster, Asked(new(Joins: Entry("industry-body", 81))), Day.AddDays(20), null);
        Assert.Null(mended.MembersDueOn);
        Assert.Equal((17, 16), (mended.Roster!.Count, mended.Members.Count));
        Assert.Equal((Day.AddDays(20), "joins"), (mended.Roster[^1].From, mended.Roster[^1].Person));
    }

    [Fact]
    public void One_that_joins_speaks_first_however_long_it_takes_and_one_that_leaves_is_heard_in_its_days()
    {
        var joins = Asked(new(Joins: Entry("enterprise", 80)));
        Assert.Equal(VariationPhase.Member, joins.PhaseOn(Day.AddYears(1)));
        Assert.Equal("member-first", Refused(() => Judge(joins)).Single().Code);
        var given = MemberChange.Speak(joins, Word(true), Day.AddDays(7), Day);
        Assert.Equal((VariationPhase.Opinion, VariationPhase.Verdict), (given.PhaseOn(Day), given.PhaseOn(Day.AddDays(8))));
        Assert.Equal(VariationPhase.Declined, MemberChange.Speak(joins, Word(false), null, Day).PhaseOn(Day));
        Assert.Equal("member-not-asked", Refused(() => MemberChange.Speak(given, Word(true), null, Day)).Single().Code);

        var leaves = Asked(new(Leaves: Fewest[0].CreditCode)) with { MemberBy = Day.AddDays(14), DeskBy = Day.AddDays(21) };
        Assert.Equal(
            (VariationPhase.Member, VariationPhase.Opinion, VariationPhase.Verdict),
            (leaves.PhaseOn(Day.AddDays(14)), leaves.PhaseOn(Day.AddDays(15)), leaves.PhaseOn(Day.AddDays(22))));
        var heard = MemberChange.Speak(leaves, Word(false), Day.AddDays(5), Day);
        Assert.Equal((VariationPhase.Opinion, false), (heard.PhaseOn(Day), heard.Word!.Agrees));
        Assert.Equal("text-length", Refused(() => MemberChange.Speak(leaves, Word(false) with { Text = "" }, null, Day)).Single().Code);
    }

    [Fact]
    public void What_one_consents_to_covers_role_money_and_document()
    {
        var entry = Entry("enterprise", 80);
        var party = MemberChange.PartyOf(Roster, entry, []);
        Assert.Equal(3, party.Terms.Count);
        var covers = ConsentDecision.CoversOf(party);
        var more = entry with { Answers = new Dictionary<string, string>(entry.Answers) { ["pledge"] = "7" } };
        Assert.NotEqual(covers, ConsentDecision.CoversOf(MemberChange.PartyOf(Roster, more, [])));
        Assert.Equal(covers, ConsentDecision.CoversOf(MemberChange.PartyOf(Roster, entry with { Mailbox = "x@y.example" }, [])));
        Assert.NotEqual(
            covers, ConsentDecision.CoversOf(party with
            {
                Documents = [SampleApplication.Document(DocumentsSettings.Of(Groups.Programme)[0])],
            }));
    }

    [Fact]
    public void The_next_step_is_filled_in_with_the_members_of_today()
    {
        var answers = Answers.Empty.WithMembers(Fewest);
        var award = MemberChange.Granted(Award, Roster, Asked(new(Leaves: Fewest[2].CreditCode)), Day, null);
        award = MemberChange.Granted(award, Roster, Asked(new(Joins: Entry("enterprise", 80))), Day, null);
        var members = StepMembers.Of(Groups.Programme, answers, award).Members();
        Assert.Equal((15, "第80成员单位"), (members.Count, members[^1].Name));
        Assert.DoesNotContain(Fewest[2].CreditCode, members.Select(m => m.CreditCode));
        Assert.Equal(Fewest.Count, StepMembers.Of(Groups.Programme, answers, Award with { Roster = null }).Members().Count);
    }

    private static Variation Asked(VariationWish wish) => new(
        1, wish.Joins is null ? MemberLeavesVariation.Id : MemberJoinsVariation.Id, wish, "产业布局调整。", "x", "holder", "张三",
        Now)
    {
        AskedOf = "joins",
    };

    private static Variation Judge(Variation asked) => VariationDecision.Judge(
        asked, VariationOutline.Of(asked.Change, new { }), new(true, "", "officer", Now), Day);

    private static MemberWord Word(bool agrees) => new(agrees, agrees ? "" : "本单位今年无法承担实训任务。", "joins", Now);

    private static RosterEntry Entry(string kind, int number) =>
        MemberChange.ReadJoining(Facts, Typed(Groups.MemberOf(Rules, kind, number)));

    private static Dictionary<string, string> Typed(Member member) => new(member.Answers)
    {
        [RosterEntry.NameField] = member.Name,
        [RosterEntry.CodeField] = member.CreditCode,
        [RosterEntry.KindField] = member.Kind,
        [RosterEntry.MailboxField] = member.Mailbox,
    };

    private static IReadOnlyList<Refusal> Refused(Action act) => Assert.Throws<RefusedException>(act).Refusals;
}
