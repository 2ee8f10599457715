namespace Funding.Workflows.Tests.Cases;

/// <summary>May an application be changed now: pages show it and commands demand it by the same answer.</summary>
public sealed class EditingTests
{
    private static readonly DateOnly Opens = new(2026, 3, 1);
    private static readonly DateOnly DueOn = new(2026, 4, 20);

    private static readonly StagePlan Plan = RoundPlan.Of(
        [
            new(new("call"), CallStage.Kind, StageLength.InDays(30)),
            new(new("check"), EligibilityStage.Kind, StageLength.InWorkingDays(15)),
        ],
        Opens,
        ShippedCatalogue.Catalogue.WorkingCalendar);

    private static DateTimeOffset CallCloses => ShanghaiTime.CloseOf(Plan[0].Closes!.Value);

    [Fact]
    public void A_draft_may_be_changed_from_the_calls_first_moment_to_its_last()
    {
        var first = ShanghaiTime.StartOf(Opens);
        Assert.Equal("call-not-open", Code(ApplicationState.Draft, first.AddTicks(-1)));
        Assert.Null(Code(ApplicationState.Draft, first));
        Assert.Null(Code(ApplicationState.Draft, CallCloses.AddTicks(-1)));
        Assert.Equal("call-closed", Code(ApplicationState.Draft, CallCloses));
        Assert.Equal("call-closed", Code(ApplicationState.Draft, first, "check"));
    }

    [Fact]
    public void A_correction_may_be_made_to_the_end_of_its_day_whatever_stage_it_is()
    {
        var end = ShanghaiTime.CloseOf(DueOn);
        Assert.Null(Code(ApplicationState.UnderCorrection, end.AddTicks(-1), "check"));
        Assert.Equal("call-closed", Code(ApplicationState.UnderCorrection, end, "check"));
    }

    [Fact]
    public void Any_other_may_not_be_changed_and_says_its_state_or_that_the_call_is_over()
    {
        var states = Enum.GetValues<ApplicationState>().Except([ApplicationState.Draft, ApplicationState.UnderCorrection]);
        Assert.All(states, state => Assert.Equal(
            state == ApplicationState.Lapsed ? "call-closed" : "application-state", Code(state, ShanghaiTime.StartOf(Opens))));
    }

    private static string? Code(ApplicationState state, DateTimeOffset now, string stage = "call")
    {
        var (application, round) = (Application(state), Round(stage));
        Assert.Equal(Editing.Refusal(application, round, now) is null, Editing.Allows(application, round, now));
        return Editing.Refusal(application, round, now)?.Code;
    }

    private static Round Round(string stage) => new()
    {
        Id = "grants-2026-1",
        ProgrammeId = "grants",
        Year = 2026,
        Batch = 1,
        Name = new("资助", "Grants"),
        NoticeNumber = "教申〔2026〕1号",
        Stage = new(stage),
        Opens = Opens,
        Stages = Plan,
        Committee = [],
        Deputies = [],
        SettingsHash = "",
    };

    private static Application Application(ApplicationState state) => new()
    {
        Id = "a-1",
        RoundId = "grants-2026-1",
        CreditCode = "a",
        OrganisationName = "学院",
        ApplicantKind = "school",
        Desk = "hangzhou",
        State = state,
        Editors = ["p"],
        CreatedAt = DateTimeOffset.UnixEpoch,
        Correction = new("章程", "officer", DateTimeOffset.UnixEpoch, DueOn),
    };
}
