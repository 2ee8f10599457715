namespace Funding.Platform.Tests.Roles;

public sealed class LandingTests
{
    [Fact]
    public void Somebody_with_one_desk_begins_there_and_nothing_is_asked() => Assert.Equal(
        "/review", Of([Role.Expert], new Desk(Role.Expert, "/review", 2, null), new Desk(Role.Officer, "/office", 1, null)));

    [Fact]
    public void A_desk_where_something_waits_comes_before_the_first() => Assert.Equal(
        "/recommend", Of([Role.Officer, Role.Recommender, Role.Applicant], new Desk(Role.Applicant, "/apply", 3, null),
            new Desk(Role.Recommender, "/recommend", 2, true), new Desk(Role.Officer, "/office", 1, false)));

    [Fact]
    public void Where_nothing_waits_the_first_desk_is_taken_however_they_are_listed() => Assert.Equal(
        "/office", Of(
            [Role.Officer, Role.Applicant], new Desk(Role.Applicant, "/apply", 3, false), new Desk(Role.Officer, "/office", 1, false)));

    [Fact]
    public void Who_has_no_desk_at_all_is_refused() => Assert.Equal("role-not-allowed", Assert.Throws<RefusedException>(
        () => Of([], new Desk(Role.Officer, "/office", 1, null))).Refusals[0].Code);

    /// <summary>Whoever asks only until something waits comes to the same desk as who asks everywhere.</summary>
    [Fact]
    public void The_desk_is_one_that_waits_if_any_does_and_then_the_first_of_them() =>
        Gen.Select(Gen.Bool.Array[1, 6], Gen.Int[0, 99]).Sample((waits, seed) =>
        {
            var desks = waits.Select((w, i) => new OpenDesk($"/{i}", i, w)).ToArray();
            var first = desks.FirstOrDefault(d => d.Waits) ?? desks[0];
            new Random(seed).Shuffle(desks);
            Assert.Equal(first.Path, LandingDecision.Of(desks));
            Assert.Equal(first.Path, LandingDecision.Of(desks.Where(d => d.Rank <= first.Rank || !first.Waits)));
        });

    private static string Of(HashSet<Role> roles, params ILanding[] desks) =>
        new Landings(desks).OfAsync(new Actor("p", "某人", roles, null, "session:test")).GetAwaiter().GetResult();

    /// <param name="Waits">Null where it is not to be asked.</param>
    private sealed record Desk(Role Role, string Path, int Rank, bool? Waits) : ILanding
    {
        public IReadOnlySet<Role> Roles => new HashSet<Role> { Role };

        public Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation) =>
            Task.FromResult(Waits ?? throw new InvalidOperationException("Nobody is to ask."));
    }
}
