namespace Funding.Workflows.Tests.Rounds;

/// <summary>Places that cases take one by one: the decision, and what the rows make of it in whatever order people act.</summary>
public sealed class PlaceDecisionTests
{
    [Theory]
    [InlineData(false, false, 0, 0, true, PlaceAnswer.Wait)]
    [InlineData(true, false, 1, 0, true, PlaceAnswer.Take)]
    [InlineData(true, false, 2, 0, true, PlaceAnswer.Reserve)]
    [InlineData(true, false, 2, 1, true, PlaceAnswer.Full)]
    [InlineData(true, false, 0, 0, false, PlaceAnswer.Fail)]
    [InlineData(false, true, 2, 1, true, PlaceAnswer.GoOn)]
    [InlineData(false, true, 2, 1, false, PlaceAnswer.Fail)]
    public void Of_two_places_and_one_in_reserve(bool first, bool holds, int taken, int reserve, bool passes, PlaceAnswer answer) =>
        Assert.Equal(answer, PlaceDecision.Of(new(first, holds, new(taken, reserve)), 2, 1, passes));

    [Fact]
    public void Where_places_are_not_counted_every_case_that_passes_goes_on()
    {
        Assert.Equal(PlaceAnswer.GoOn, PlaceDecision.Of(new(true, false, PlaceCount.None), null, 0, true));
        Assert.Equal(PlaceAnswer.Fail, PlaceDecision.Of(new(true, false, PlaceCount.None), null, 0, false));
    }

    private static readonly Gen<(int Kind, int Which, bool Passes)[]> Acts =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Bool).Array[0, 80];

    [Fact]
    public void In_whatever_order_cases_come_and_end_the_places_are_never_exceeded_and_no_earlier_one_in_reserve_is_skipped() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3], Acts).Sample((places, reserve, acts) =>
        {
            var line = new Line(places, reserve);
            foreach (var (kind, which, passes) in acts)
            {
                switch (kind)
                {
                    case 0 or 1:
                        line.Come(passes);
                        break;
                    case 2:
                        line.Decide();
                        break;
                    default:
                        line.End(which);
                        break;
                }

                Assert.True(line.Held.Count <= places);
                Assert.True(line.Waiting.Count <= reserve);
                Assert.True(line.Waiting.Count == 0 || line.Held.Count == places, "somebody waits while a place is free");
                Assert.Equal((line.Held.Count, line.Waiting.Count), (line.Count.Taken, line.Count.Reserve));
                Assert.True(line.Moved.All(m => m.Before.All(waiting => waiting > m.Case)), "an earlier one was skipped");
            }
        });

    /// <summary>The rows as <see cref="CasePlaces"/> keeps them: whose turn it is, who holds a place, who waits.</summary>
    private sealed class Line(int places, int reserve)
    {
        private readonly SortedDictionary<int, bool> turns = [];
        private int come;

        public HashSet<int> Held { get; } = [];

        public SortedSet<int> Waiting { get; } = [];

        public PlaceCount Count { get; private set; } = PlaceCount.None;

        /// <summary>Who moved up, and who waited beside them.</summary>
        public List<(int Case, int[] Before)> Moved { get; } = [];

        public void Come(bool passes) => turns.Add(come++, passes);

        public void Decide()
        {
            foreach (var (one, passes) in turns.ToList())
            {
                switch (PlaceDecision.Of(new(turns.Keys.First() == one, Held.Contains(one), Count), places, reserve, passes))
                {
                    case PlaceAnswer.Wait:
                        continue;
                    case PlaceAnswer.Take:
                        Held.Add(one);
                        Count = Count with { Taken = Count.Taken + 1 };
                        break;
                    case PlaceAnswer.Reserve:
                        Waiting.Add(one);
                        Count = Count with { Reserve = Count.Reserve + 1 };
                        break;
                }

                turns.Remove(one);
            }
        }

        public void End(int which)
        {
            var all = Held.Concat(Waiting).Concat(turns.Keys).Order().ToList();
            if (all.Count == 0)
                return;
            var one = all[which % all.Count];
            turns.Remove(one);
            if (Waiting.Remove(one))
                Count = Count with { Reserve = Count.Reserve - 1 };
            if (!Held.Remove(one))
                return;
            if (Waiting.Count == 0)
            {
                Count = Count with { Taken = Count.Taken - 1 };
                return;
            }

            var first = Waiting.Min;
            Waiting.Remove(first);
            Moved.Add((first, [.. Waiting]));
            Held.Add(first);
            Count = Count with { Reserve = Count.Reserve - 1 };
        }
    }
}
