using CsCheck;

namespace Funding.Workflows.Tests.Stages;

/// <summary>One letter a person a day, whatever comes in when.</summary>
public sealed class VoteLettersTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Weekly;
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, ShanghaiTime.Offset);
    private static readonly Gen<DateTimeOffset> Moment = Gen.Int[0, 40 * 24 * 60].Select(minutes => Monday.AddMinutes(minutes));

    [Theory]
    [InlineData("2026-03-02T00:00:00+08:00", "2026-03-02T08:30:00+08:00")]
    [InlineData("2026-03-02T08:29:59+08:00", "2026-03-02T08:30:00+08:00")]
    [InlineData("2026-03-02T08:30:00+08:00", "2026-03-03T08:30:00+08:00")]
    [InlineData("2026-03-02T23:59:59+08:00", "2026-03-03T08:30:00+08:00")]
    [InlineData("2026-03-01T20:00:00Z", "2026-03-02T08:30:00+08:00")]
    [InlineData("2026-03-06T09:00:00+08:00", "2026-03-09T08:30:00+08:00")]
    [InlineData("2026-03-08T08:30:00+08:00", "2026-03-09T08:30:00+08:00")]
    public void What_comes_in_is_named_by_the_next_half_past_eight(string at, string goes) =>
        Assert.Equal(DateTimeOffset.Parse(goes), Mornings.After(DateTimeOffset.Parse(at), Calendar));

    [Fact]
    public void It_is_never_later_than_the_next_working_day_and_never_at_once() => Moment.Sample(at =>
        Mornings.After(at, Calendar) > at && Mornings.After(at, Calendar) - at <= TimeSpan.FromDays(3));

    [Fact]
    public void A_letter_that_goes_late_belongs_to_the_day_it_was_due_on()
    {
        Assert.Equal(new(2026, 3, 2), Mornings.DayOf(Monday.AddHours(8.5)));
        Assert.Equal(new(2026, 3, 2), Mornings.DayOf(Monday.AddHours(32)));
        Assert.Equal(new(2026, 3, 3), Mornings.DayOf(Monday.AddHours(32.5)));
    }

    [Fact]
    public void Lines_that_go_at_different_hours_never_go_in_the_same_letter() =>
        Gen.Select(Moment, Moment).Sample((one, other) =>
            Mornings.After(one, Calendar) == Mornings.After(other, Calendar)
                == (Mornings.DayOf(Mornings.After(one, Calendar)) == Mornings.DayOf(Mornings.After(other, Calendar))));

    /// <summary>However many letters a day needs, each is another one, and the next day begins anew.</summary>
    [Fact]
    public void No_two_letters_of_a_person_have_the_same_cause() => Gen.Int[0, 5].Array[1, 40].Sample(steps =>
    {
        var (day, causes, told) = (new DateOnly(2026, 3, 2), new HashSet<string>(), (VoteTold?)null);
        return steps.All(step =>
        {
            day = day.AddDays(step);
            var added = causes.Add(VoteTold.Cause(told, day));
            told = VoteTold.Next(told, day);
            return added && (step == 0 || told.Letters == 1);
        });
    });

    [Fact]
    public void The_first_letter_of_a_day_is_called_by_the_day_alone() =>
        Assert.Equal("2026-03-02", VoteTold.Cause(new(new(2026, 3, 1), 3), new(2026, 3, 2)));
}
