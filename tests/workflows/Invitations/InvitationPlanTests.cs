using CsCheck;

namespace Funding.Workflows.Tests.Invitations;

public sealed class InvitationPlanTests
{
    private const string Heading = "姓名\t邮箱\t角色\t推荐单位\t语言\t同名说明";

    [Theory]
    [InlineData("推荐人员", "杭州市", Role.Recommender, "hangzhou")]
    [InlineData("推荐", "hangzhou", Role.Recommender, "hangzhou")]
    [InlineData("Recommender", "Hangzhou", Role.Recommender, "hangzhou")]
    [InlineData("推荐单位", "杭州市教育局", Role.Recommender, "hangzhou")]
    [InlineData("审查人员", "省教育厅职成处", Role.Officer, null)]
    [InlineData("officer", "", Role.Officer, null)]
    [InlineData("评审委员", "", Role.Committee, null)]
    [InlineData(" 审定委员 ", "某大学", Role.Committee, null)]
    public void A_line_says_role_and_desk_in_words(string role, string desk, Role given, string? deskId)
    {
        var row = Assert.Single(List($"孙丽\tsun@hz.example\t{role}\t{desk}").Rows);

        Assert.Equal(new RoleGrant(given, deskId), row.Grant);
        Assert.Equal(("孙丽", "sun@hz.example", "zh", (string?)null), (row.Name, row.Email, row.Language, row.TwoPersons));
    }

    [Theory]
    [InlineData("\tsun@hz.example\t审查", "cell-empty rows[2].name")]
    [InlineData("孙丽\t\t审查", "cell-empty rows[2].email")]
    [InlineData("孙丽\tsun@hz.example\t", "cell-empty rows[2].role")]
    [InlineData("孙丽\t孙丽@\t审查", "email-invalid rows[2].email")]
    [InlineData("孙丽\ta@x.cn;b@x.cn\t审查", "email-invalid rows[2].email")]
    [InlineData("孙丽\tsun@hz.example\t管理员", "role-unknown rows[2].role")]
    [InlineData("孙丽\tsun@hz.example\t专家", "role-unknown rows[2].role")]
    [InlineData("孙丽\tsun@hz.example\t推荐", "desk-unknown rows[2].desk")]
    [InlineData("孙丽\tsun@hz.example\t推荐\t某某市", "desk-unknown rows[2].desk")]
    [InlineData("无\tsun@hz.example\t审查", "person-no-name rows[2].name")]
    [InlineData("=1+1\tsun@hz.example\t审查", "cell-formula rows[2].name")]
    [InlineData("孙丽\tsun@hz.example\t审查\t\t德语", "language-unknown rows[2].language")]
    [InlineData("孙丽\tsun@hz.example\t审查\t\t\t两人", "reason-required rows[2].two persons")]
    [InlineData("孙丽\tsun@hz.example\t审查\n李四\tSUN@hz.example\t委员", "name-differs rows[3].name")]
    public void What_is_wrong_is_told_by_line_and_column(string lines, string problem)
    {
        var list = List(lines);

        Assert.Equal([problem], list.Problems.Select(p => $"{p.Code} {p.Field}"));
    }

    [Fact]
    public void All_faults_of_all_lines_are_told_at_once_and_sound_lines_stay()
    {
        var list = List("\t\t\t\n孙丽\tsun@hz.example\t审查\n李四\tli\t委员");

        Assert.Equal([4], list.Problems.Select(p => p.Field!.Split('[')[1].Split(']')[0]).Select(int.Parse).Distinct());
        Assert.Equal("孙丽", Assert.Single(list.Rows).Name);
    }

    [Fact]
    public void Each_line_is_new_or_added_or_held_or_repeated()
    {
        var plan = Plan(
            "新人\tnew@x.example\t审查\n钱多\tqian@x.example\t委员\n周审\tzhou@x.example\t审查\n新人\tNEW@x.example\tofficer\n新人\tnew@x.example\t委员",
            Somebody("qian@x.example", "钱多", new RoleGrant(Role.Officer)), Somebody("zhou@x.example", "周审", new RoleGrant(Role.Officer)));

        Assert.Equal(
            [InvitationOutcome.New, InvitationOutcome.Added, InvitationOutcome.Held, InvitationOutcome.Repeated, InvitationOutcome.New],
            plan.Lines.Select(l => l.Outcome));
        Assert.Equal((3, 0), (plan.Acting, plan.Problems.Count));
    }

    [Fact]
    public void A_role_for_another_desk_is_another_role()
    {
        var plan = Plan("孙丽\tsun@x.example\t推荐\t宁波市", Somebody("sun@x.example", "孙丽", new RoleGrant(Role.Recommender, "hangzhou")));

        Assert.Equal(InvitationOutcome.Added, Assert.Single(plan.Lines).Outcome);
    }

    [Fact]
    public void An_officer_may_be_of_a_department_by_its_name_and_of_nothing_else()
    {
        var plan = Plan("周审\ta@x.example\t审查\t省人力社保厅\n吴审\tb@x.example\t审查\t\n郑审\tc@x.example\t审查\t杭州市");
        Assert.Equal(["human-resources", null], plan.Lines.Select(l => l.Row.Grant.Desk));
        Assert.Equal("rows[4].desk", Assert.Single(plan.Problems).Field);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("工号不同，确为两人", 0)]
    public void A_namesake_in_the_role_is_told_until_the_list_says_that_they_are_two(string said, int problems)
    {
        var plan = Plan($"周审\tother@x.example\t审查\t\t\t{said}", Somebody("zhou@x.example", "周审", new RoleGrant(Role.Officer)));

        Assert.Equal(problems, plan.Problems.Count(p => p is { Code: "person-double", Field: "rows[2].name" }));
        Assert.Equal(problems, plan.Problems.Count);
    }

    [Fact]
    public void Two_of_one_name_in_the_list_are_told_too_and_in_another_role_they_are_nothing()
    {
        Assert.Equal("person-double rows[3].name", Assert.Single(Plan(
            "周审\ta@x.example\t审查\n周审\tb@x.example\t审查").Problems.Select(p => $"{p.Code} {p.Field}")));
        Assert.Empty(Plan("周审\ta@x.example\t审查\n周审\tb@x.example\t委员").Problems);
    }

    [Fact]
    public void After_a_list_was_carried_out_nothing_is_left_of_it_to_do() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2]).List[1, 30].Sample(lines =>
        {
            string[] roles = ["审查", "委员", "推荐\t杭州市"];
            var text = string.Join('\n', lines.Select(l => $"人{(char)('甲' + l.Item1)}\tp{l.Item1}@x.example\t{roles[l.Item2]}"));
            var plan = Plan(text);
            Assert.Equal(lines.Distinct().Count(), plan.Acting);

            var people = plan.Lines.GroupBy(l => l.Row.Email).Select(g =>
                Somebody(g.Key, g.First().Row.Name, [.. g.Select(l => l.Row.Grant).Distinct()])).ToArray();
            Assert.Equal(0, Plan(text, people).Acting);
        });

    [Fact]
    public void Who_is_missing_is_told_for_each_role_and_desk()
    {
        var desks = ShippedCatalogue.Catalogue.Desks.Take(2).ToList();
        var staff = StaffNeed.Of(desks,
        [
            Somebody("a@x.example", "甲", new RoleGrant(Role.Administrator), new RoleGrant(Role.Officer)),
            Somebody("b@x.example", "乙", new RoleGrant(Role.Administrator)) with { LastSeenAt = DateTimeOffset.MaxValue },
            Somebody("c@x.example", "丙", new RoleGrant(Role.Recommender, desks[1].Id)),
        ]);

        Assert.Equal([false, true, true, true, false], staff.Select(s => s.IsMissing));
        Assert.Equal(["甲"], staff[0].Silent.Select(p => p.Name));
    }

    private static Person Somebody(string email, string name, params RoleGrant[] roles) => new()
    {
        Id = Person.IdOf(email),
        Email = email,
        Name = name,
        Roles = roles,
    };

    private static InvitationPlan Plan(string lines, params Person[] people) => InvitationPlan.Of(List(lines), people);

    private static InvitationList List(string lines) => InvitationList.Of(
        ListContent.Read(InvitationColumns.Form, Encoding.UTF8.GetBytes($"{Heading}\n{lines}"), InvitationList.Most),
        ShippedCatalogue.Catalogue.Desks, new LeadDepartments(ShippedCatalogue.Catalogue).All);
}
