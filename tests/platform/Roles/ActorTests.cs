namespace Funding.Platform.Tests.Roles;

public sealed class ActorTests
{
    [Fact]
    public void The_page_of_roles_has_a_name_for_every_right()
    {
        var texts = new Texts(typeof(Workflows.Public.PublicText));

        Assert.All(Enum.GetValues<Right>(), right => Assert.NotEmpty(texts.Of($"right.{right}").En));
    }

    [Fact]
    public void Somebody_may_do_what_any_of_their_roles_may_and_the_rules_themselves_nothing() =>
        Gen.Select(Gen.Enum<Role>().Array[0, 4], Gen.Enum<Right>()).Sample((roles, right) =>
        {
            var actor = new Actor("p", "某人", roles.ToHashSet(), null, "session:test");
            var may = roles.Any(role => RolesTable.RolesFor(right).Contains(role));
            Assert.Equal(may, actor.Can(right));
            Assert.Equal(may, Record.Exception(() => actor.Demand(right)) is not RefusedException { Kind: RefusalKind.Forbidden });
            Assert.False(Actor.Rule("deadline").Can(right));
        });

    [Fact]
    public void Nobody_both_decides_and_launches_or_applies_and_judges_by_one_role() => Assert.All(Enum.GetValues<Role>(), role =>
    {
        Right[][] apart =
        [
            [Right.EditApplication, Right.ReviewApplication],
            [Right.EditApplication, Right.DecideEligibility],
            [Right.DecideEligibility, Right.ApproveRanking],
            [Right.ReviewApplication, Right.ApproveRanking],
            [Right.LaunchRound, Right.EnterPublicValue],
            [Right.ImportExperts, Right.EnterPublicValue],
            [Right.Recommend, Right.DecideEligibility],
        ];
        Assert.All(
            apart,
            pair => Assert.False(RolesTable.Allows(role, pair[0]) && RolesTable.Allows(role, pair[1]), $"{role}: {pair[0]} and {pair[1]}"));
    });
}
