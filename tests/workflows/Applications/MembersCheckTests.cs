namespace Funding.Workflows.Tests.Applications;

/// <summary>Members of a group: how many, of which kind, each once, and never who leads; each refusal names field and rule.</summary>
public sealed class MembersCheckTests
{
    private static readonly Programme Programme = Groups.Programme;
    private static readonly MembersSettings Rules = MembersSettings.Find(Programme)!;
    private static readonly IReadOnlyList<Member> Fewest = Groups.MembersOf(Rules);

    [Fact]
    public void The_fewest_members_that_the_file_asks_for_are_complete_and_meet_every_rule()
    {
        Assert.Equal((15, 12, 2, 1), (Fewest.Count, Of("enterprise"), Of("secondary-vocational-school"), Of("industry-body")));
        Assert.Empty(Submitted(Fewest).Select(r => $"{r.Field} {r.English}"));
        Assert.Empty(Verdict(Fewest).Failed.Select(r => r.Id));

        static int Of(string kind) => Fewest.Count(m => m.Kind == kind);
    }

    [Fact]
    public void One_too_few_in_all_is_refused_with_both_numbers() =>
        Refused(Fewest.SkipLast(1), "members-too-few", "members", "至少15家，现有14家", "at least 15 members");

    [Fact]
    public void Too_few_of_a_kind_are_refused_by_the_kinds_name() =>
        Refused(
            [.. Fewest.Select(m => m.Kind == "industry-body" ? m with { Kind = "enterprise" } : m)],
            "members-of-kind-too-few", "members", "“行业组织”类成员单位至少1家，现有0家", "“Industry body (行业组织)”");

    [Fact]
    public void One_too_many_in_all_is_refused_and_the_most_are_not()
    {
        Assert.Empty(Submitted(Many(60)).Select(r => r.Code));
        Refused(Many(61), "members-too-many", "members", "最多60家，现有61家", "at most 60 members");
    }

    [Fact]
    public void Too_many_of_a_kind_are_refused_where_the_file_says_so()
    {
        var rules = Rules with { Kinds = [.. Rules.Kinds.Select(k => k.Id == "enterprise" ? k with { Max = 11 } : k)] };
        var refusal = Assert.Single(MembersCheck.Missing(rules, Fewest, SampleApplication.SchoolCode));
        Assert.Equal(("members-of-kind-too-many", "members"), (refusal.Code, refusal.Field));
        Assert.Contains("最多11家，现有12家", refusal.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void An_organisation_named_twice_is_refused_however_its_code_is_typed() =>
        Refused(
            With(3, m => m with { CreditCode = " " + Fewest[0].CreditCode.ToLowerInvariant() }),
            "member-duplicate", "members[3].creditCode", "与第1个成员单位的统一社会信用代码相同", "member 1");

    [Fact]
    public void Who_leads_is_no_member_beside_itself() =>
        Refused(
            With(2, m => m with { CreditCode = SampleApplication.SchoolCode }),
            "member-is-lead", "members[2].creditCode", "牵头单位自己", "the leading organisation itself");

    [Fact]
    public void A_wrong_check_character_is_refused_until_it_is_confirmed()
    {
        var wrong = Fewest[4].CreditCode[..^1] + (Fewest[4].CreditCode[^1] == '0' ? '1' : '0');
        Refused(
            With(4, m => m with { CreditCode = wrong }),
            "credit-code-check-character", "members[4].creditCode", "", "");
        Assert.DoesNotContain(
            Submitted(With(4, m => m with { CreditCode = wrong, CodeConfirmed = true })), r => r.Field == "members[4].creditCode");
    }

    [Fact]
    public void A_mailbox_is_each_members_own_and_there_to_be_asked()
    {
        Refused(
            With(1, m => m with { Mailbox = " " }),
            "member-mailbox", "members[1].mailbox", "该成员单位自己的电子邮箱", "of the member itself");
        Refused(With(1, m => m with { Mailbox = "a@b, c@d" }), "member-mailbox", "members[1].mailbox", "", "");
        Refused(
            With(1, m => m with { Mailbox = Fewest[0].Mailbox.ToUpperInvariant() }),
            "member-mailbox-twice", "members[1].mailbox", "与第1个成员单位的邮箱相同", "member 1");
    }

    [Fact]
    public void A_member_without_name_kind_or_role_is_told_all_of_it() => Assert.Equal(
        ["answer-required", "member-kind", "member-name"],
        Submitted(With(0, m => m with { Name = " ", Kind = "friend", Answers = Answered(m, "role", "") }))
            .Where(r => r.Field!.StartsWith("members[0].", StringComparison.Ordinal)).Select(r => r.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("pledge", "-1", "answer-too-small", "第6家三年内承诺投入", "What it pledges for three years of member 6")]
    [InlineData("pledge", "1000000.01", "answer-too-large", "第6家三年内承诺投入", "of member 6")]
    [InlineData("pledge", "30.125", "answer-decimals", "第6家三年内承诺投入", "of member 6")]
    [InlineData("pledge", "三十万", "answer-not-a-number", "第6家三年内承诺投入", "of member 6")]
    [InlineData("role", "教学", "answer-too-short", "第6家在集团中的职责", "Its role in the group of member 6")]
    public void What_is_asked_of_a_member_is_called_by_the_member(string question, string typed, string code, string zh, string en) =>
        Refused(With(5, m => m with { Answers = Answered(m, question, typed) }), code, $"members[5].{question}", zh, en);

    [Theory]
    [InlineData("0")]
    [InlineData("0.01")]
    [InlineData("1000000")]
    public void Money_at_its_bounds_is_taken(string pledge) =>
        Assert.DoesNotContain(
            Submitted(With(5, m => m with { Answers = Answered(m, "pledge", pledge) })), r => r.Field == "members[5].pledge");

    [Fact]
    public void What_nobody_asks_a_member_for_and_endless_lists_are_not_stored()
    {
        var stranger = SampleApplication.Answers(Programme).WithMembers(With(0, m => m with { Answers = Answered(m, "bribe", "1") }));
        var unknown = Assert.Single(AnswersCheck.Unstorable(Programme, stranger));
        Assert.Equal(("answer-unknown-field", "members[0].bribe"), (unknown.Code, unknown.Field));
        var endless = Assert.Single(AnswersCheck.Unstorable(Programme, SampleApplication.Answers(Programme).WithMembers(Many(101))));
        Assert.Equal("members-too-many", endless.Code);
    }

    [Fact]
    public void What_is_unfinished_in_a_draft_is_kept_without_a_word_and_what_cannot_be_taken_is_named()
    {
        var draft = Member.Empty with { Name = "之江智能装备股份有限公司" };
        Assert.Empty(MembersCheck.Unusable(Rules, [draft], SampleApplication.SchoolCode));
        Assert.Equal(
            ["member-is-lead"],
            MembersCheck.Unusable(Rules, [draft with { CreditCode = SampleApplication.SchoolCode }], SampleApplication.SchoolCode)
                .Select(r => r.Code));
    }

    /// <summary>Of any mix of kinds the rule of the share holds exactly where enterprises are three in five or more.</summary>
    [Fact]
    public void The_share_of_enterprises_is_exact() => Gen.Int[0, 60].Select(Gen.Int[0, 60]).Sample((enterprises, others) =>
    {
        IReadOnlyList<Member> members =
        [
            .. Enumerable.Range(1, enterprises).Select(i => Groups.MemberOf(Rules, "enterprise", i)),
            .. Enumerable.Range(1, others).Select(i => Groups.MemberOf(Rules, "other", 100 + i)),
        ];
        Assert.Equal(
            enterprises + others > 0 && enterprises * 5 >= 3 * (enterprises + others),
            Verdict(members).Results.Single(r => r.Id == "enterprise-share").Passed);
    });

    /// <summary>Whatever mix of kinds there is: a submission lacks something exactly where a bound is missed.</summary>
    [Fact]
    public void Bounds_of_kinds_and_of_all_hold_for_any_mix() =>
        Gen.Int[0, Rules.Kinds.Count - 1].Array[0, 62].Sample(kinds =>
        {
            var members = kinds.Select((kind, i) => Groups.MemberOf(Rules, Rules.Kinds[kind].Id, i + 1)).ToList();
            var missed = members.Count < Rules.Min || members.Count > Rules.Max
                || Rules.Kinds.Any(k => members.Count(m => m.Kind == k.Id) < k.Min);
            Assert.Equal(missed, MembersCheck.Missing(Rules, members, SampleApplication.SchoolCode).Any());
        });

    [Fact]
    public void Any_text_at_all_is_answered_with_refusals_never_with_an_exception() =>
        Gen.String.Select(Gen.String, Gen.String, Gen.String).Sample((a, b, c, d) =>
        {
            var answers = SampleApplication.Answers(Programme).WithMembers(
            [
                new(a, b, c, d, new Dictionary<string, string> { ["role"] = a, ["pledge"] = b }),
                new(b, a, d, c, new Dictionary<string, string>()),
            ]);
            var draft = AnswersCheck.Unstorable(Programme, answers).Where(r => r.Code != "answer-unknown-field");
            var submitted = SubmissionCheck.Check(Programme, SampleApplication.Application(Programme), answers);
            Assert.NotEmpty(submitted);
            Assert.Subset(submitted.ToHashSet(), draft.ToHashSet());
        });

    [Fact]
    public void Members_are_written_exported_taken_over_and_part_of_the_sealed_code()
    {
        var (kind, part) = Programme.EachPart().Single(p => p.Part.Kind == MembersSettings.Kind);
        var application = SampleApplication.Application(Programme);
        var answers = SampleApplication.Answers(Programme);
        var rows = kind.Written(part, application, answers).Rows;
        Assert.Equal("成员单位共15家：企业12家、中职学校2家、行业组织1家", rows[0].Text.Zh);
        Assert.Contains("在集团中的职责：产产产产", rows[1].Text.Zh, StringComparison.Ordinal);
        Assert.Contains("三年内承诺投入：80万元", rows[1].Text.Zh, StringComparison.Ordinal);
        Assert.Contains("Consented", rows[1].Text.En, StringComparison.Ordinal);
        Assert.Equal([12m, 2m, 1m, 0m, 0m, 0m, 0m], kind.Cells(part, answers, "en").Skip(1).Cast<decimal>());
        Assert.NotEqual(
            FormCode.Of(application, answers),
            FormCode.Of(application, answers.WithMembers(With(0, m => m with { Name = "之江检测技术有限公司" }))));

        var carried = CarryOver.Of(Programme, answers, Programme, Answers.Empty);
        Assert.Equal(CarriedAs.Taken, carried.Lines.Single(l => l.Field == "members").As);
        Assert.Contains(CarryOver.Unseen(Programme, carried.Draft), r => r.Field == "members");
        var kept = kind.Keep(part, application, answers).Parties;
        Assert.Equal(Fewest.Select(m => (m.Name, m.CreditCode)), kept.Select(p => (p.Name, p.CreditCode!)));
    }

    private static void Refused(IEnumerable<Member> members, string code, string field, string zh, string en)
    {
        var refusal = Assert.Single(Submitted([.. members]));
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Contains(zh, refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains(en, refusal.English, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Member> With(int index, Func<Member, Member> change) =>
        [.. Fewest.Index().Select(m => m.Index == index ? change(m.Item) : m.Item)];

    private static Dictionary<string, string> Answered(Member member, string question, string typed) =>
        new(member.Answers) { [question] = typed };

    private static IReadOnlyList<Member> Many(int count) =>
        [.. Fewest, .. Enumerable.Range(Fewest.Count + 1, count - Fewest.Count).Select(i => Groups.MemberOf(Rules, "enterprise", i))];

    /// <summary>Consents are told elsewhere.</summary>
    private static IReadOnlyList<Refusal> Submitted(IReadOnlyList<Member> members) =>
    [
        .. SubmissionCheck.Check(
                Programme, SampleApplication.Application(Programme), SampleApplication.Answers(Programme).WithMembers(members))
            .Where(r => r.Code != "consent-missing"),
    ];

    private static EligibilityVerdict Verdict(IReadOnlyList<Member> members) => EligibilityCheck.Run(
        EligibilitySettings.Find(Programme), Programme, SampleApplication.Application(Programme),
        SampleApplication.Answers(Programme).WithMembers(members), ShippedCatalogue.Catalogue.Desk("hangzhou"), new(2026, 3, 30),
        PriorRecord.Empty);
}
