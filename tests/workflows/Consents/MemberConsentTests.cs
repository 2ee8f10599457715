namespace Funding.Workflows.Tests.Consents;

/// <summary>What a member of a group consents to: its kind, role and money, and the agreement; nothing else.</summary>
public sealed class MemberConsentTests
{
    private static readonly Programme Programme = Groups.Programme;
    private static readonly Answers Answers = SampleApplication.Answers(Programme);
    private static readonly Application Application = SampleApplication.Application(Programme);

    [Fact]
    public void Every_member_is_asked_for_kind_role_money_and_the_agreement()
    {
        var parties = Parties(Application, Answers);
        Assert.Equal(Enumerable.Range(0, 15).Select(i => $"members[{i}]"), parties.Select(p => p.Field));
        Assert.Equal(Answers.Members().Select(m => m.CreditCode), parties.Select(p => p.Code));
        Assert.All(parties, p =>
        {
            Assert.Equal(["成员类型", "在集团中的职责", "三年内承诺投入"], p.Terms.Select(t => t.Name.Zh));
            Assert.Equal("80万元", p.Terms[^1].Text.Zh);
            Assert.Equal("group-agreement", Assert.Single(p.Documents).Slot);
            Assert.Empty(p.Open);
        });
        Assert.True(ConsentDecision.AllGiven(parties, Application));
        Assert.Equal(
            Enumerable.Range(0, 15).Select(i => $"members[{i}].consent"),
            SubmissionCheck.Check(Programme, Application with { Consents = null }, Answers).Select(r => r.Field));
    }

    [Theory]
    [InlineData("kind", true)]
    [InlineData("role", true)]
    [InlineData("pledge", true)]
    [InlineData("agreement", true)]
    [InlineData("spelling of the pledge", false)]
    [InlineData("name", false)]
    [InlineData("mailbox", false)]
    [InlineData("another member's pledge", false)]
    [InlineData("a member leaves", false)]
    [InlineData("an answer", false)]
    [InlineData("another document", false)]
    public void A_change_of_what_it_covers_asks_again_and_no_other_change_does(string what, bool again)
    {
        var (application, answers) = what switch
        {
            "kind" => (Application, With(m => m with { Kind = "other" })),
            "role" => (Application, With(m => m with { Answers = Answered(m, "role", "共建实训基地，接收实习学生") })),
            "pledge" => (Application, With(m => m with { Answers = Answered(m, "pledge", "80.01") })),
            "agreement" => (WithDocument("group-agreement"), Answers),
            "spelling of the pledge" => (Application, With(m => m with { Answers = Answered(m, "pledge", " ８０.00 ") })),
            "name" => (Application, With(m => m with { Name = "之江智能装备集团" })),
            "mailbox" => (Application, With(m => m with { Mailbox = "other@members.example" })),
            "another member's pledge" => (Application, Answers.WithMembers(
                [.. Answers.Members().Select((m, i) => i == 0 ? m : m with { Answers = Answered(m, "pledge", "7") })])),
            "a member leaves" => (Application, Answers.WithMembers([.. Answers.Members().SkipLast(1)])),
            "an answer" => (Application, Answers with { Fields = new Dictionary<string, string>(Answers.Fields) { ["interns"] = "9" } }),
            _ => (WithDocument("charter"), Answers),
        };
        var first = Parties(application, answers)[0];
        Assert.Equal(again ? ConsentState.Changed : ConsentState.Given, ConsentDecision.StateOf(first, application.ConsentOf(first.Code)));
    }

    [Fact]
    public void One_button_asks_whoever_can_be_asked_and_was_not_for_what_it_says_now()
    {
        var steps = Application.Consents!.ToDictionary(c => c.Party);
        Assert.Empty(ConsentDecision.Unasked(Parties(Application, Answers), Application));
        Assert.Equal(15, ConsentDecision.Unasked(Parties(Application, Answers), Application with { Consents = null }).Count);
        Assert.Equal(
            ["members[0]"],
            ConsentDecision.Unasked(
                Parties(Application, With(m => m with { Kind = "other" })), Application).Select(p => p.Field));
        Assert.Empty(ConsentDecision.Unasked(Parties(Application, With(m => m with { Kind = "none" })), Application));
        Assert.Empty(ConsentDecision.Unasked(Parties(Application with { Documents = [] }, Answers), Application));
        var refused = steps[Answers.Members()[0].CreditCode];
        Assert.Empty(ConsentDecision.Unasked(
            Parties(Application, With(m => m with { Kind = "other" })),
            Application.With(refused.And(refused.Steps[^1] with { Act = ConsentAct.Refused }))));
    }

    [Fact]
    public void Nobody_is_asked_before_its_own_row_and_the_agreement_are_there()
    {
        Assert.Equal(
            ["answer-required"],
            Parties(Application, With(m => m with { Answers = Answered(m, "role", "") }))[0].Open.Select(r => r.Code));
        var without = Parties(Application with { Documents = [] }, Answers);
        Assert.All(without, p => Assert.Equal(["member-agreement-first"], p.Open.Select(r => r.Code)));

        // A member that is wrong holds up itself alone.
        Assert.Empty(Parties(Application, With(m => m with { Mailbox = "" }))[1].Open);
    }

    private static IReadOnlyList<ConsentParty> Parties(Application application, Answers answers) =>
        ConsentDecision.PartiesOf(Programme, application, answers);

    private static Answers With(Func<Member, Member> change) =>
        Answers.WithMembers([.. Answers.Members().Select((m, i) => i == 0 ? change(m) : m)]);

    private static Dictionary<string, string> Answered(Member member, string question, string typed) =>
        new(member.Answers) { [question] = typed };

    private static Application WithDocument(string slot) => Application with
    {
        Documents = [.. Application.Documents.Select(d => d.Slot == slot ? d with { Sha256 = new string('1', 64) } : d)],
    };
}
