namespace Funding.Pages.Tests;

/// <summary>What a round is and who may do what in it stands in its rows: neither today's files nor a reminder's mark is asked.</summary>
public sealed class RowsDecideTests
{
    private static readonly Assembly[] Ours =
        [typeof(Page).Assembly, typeof(Round).Assembly, typeof(LocalHost).Assembly];

    [Fact]
    public void Todays_files_are_read_for_what_is_no_round_yet_and_for_no_round()
    {
        var readers = Callers.Of(
            method => method.DeclaringType == typeof(Catalogue)
                || (method.IsGenericMethod && method.GetGenericArguments().Contains(typeof(Catalogue))), Ours);

        Assert.Equal(
        [
            // The demonstration: when it begins, the form its visitors fill in, and the desks that are invited before any round.
            "Funding.Local.Demo.DemoCalendar",
            "Funding.Local.Demo.DemoYear",
            "Funding.Local.Demo.StaffList",
            // The programmes and desks of today, for everybody; a round's example in the document of the API.
            "Funding.Workflows.Api.ProgrammesApi",
            "Funding.Workflows.Api.RoundsApi",
            // By which answer the plan counts an award, when it is made.
            "Funding.Workflows.Awards.AwardMaking",
            // Awards that no round of ours gave, and the names by which the register and the list of who is waited for are narrowed.
            "Funding.Workflows.Awards.AwardWaitStore",
            "Funding.Workflows.Awards.Earlier.EarlierImportCommands",
            "Funding.Workflows.Awards.Earlier.EarlierPages",
            "Funding.Workflows.Awards.Register.ProgrammeNames",
            "Funding.Workflows.Awards.Register.RegisterModel",
            // What is composed is checked beside them, and follows one of them.
            "Funding.Workflows.Compose.ComposePages",
            "Funding.Workflows.Compose.ComposeQueries",
            // The start loads them.
            "Funding.Workflows.Hosting.CatalogueServices",
            // The plan's indicators are of no round.
            "Funding.Workflows.Indicators.FiguresPage",
            "Funding.Workflows.Indicators.IndicatorCommands",
            "Funding.Workflows.Indicators.IndicatorPage",
            "Funding.Workflows.Indicators.IndicatorQueries",
            "Funding.Workflows.Indicators.IndicatorReminderActs",
            "Funding.Workflows.Indicators.IndicatorYearCommands",
            "Funding.Workflows.Indicators.IndicatorsPage",
            // The launch takes them into the round.
            "Funding.Workflows.Launches.DailyLaunch",
            "Funding.Workflows.Launches.LaunchCommands",
            "Funding.Workflows.Launches.LaunchPlanner",
            // A budget line that begins is called as the programme is today.
            "Funding.Workflows.Money.BudgetChangeCommands",
            "Funding.Workflows.Money.MoneyPages",
            // Banks are of the installation, and of no round.
            "Funding.Workflows.Money.Payments.BankAnswerCommands",
            "Funding.Workflows.Money.Payments.GatherCommands",
            "Funding.Workflows.Money.Payments.PaymentFileCommands",
            "Funding.Workflows.Money.Payments.PaymentPages",
            "Funding.Workflows.Money.Payments.RunCommands",
            "Funding.Workflows.Office.LaunchPages",
            "Funding.Workflows.Office.MatterPages",
            // The desk of an organisation is called as it is today.
            "Funding.Workflows.Organisations.ClaimWaitQueries",
            // So are the plan's targets.
            "Funding.Workflows.PlanProgress.PlanProgressPages",
            "Funding.Workflows.PlanProgress.PlanProgressQueries",
            "Funding.Workflows.PlanProgress.TargetPage",
            "Funding.Workflows.Public.OpennessPages",
            "Funding.Workflows.Public.ProgrammePage",
            // A launch that is not yet, played.
            "Funding.Workflows.Rehearsals.RehearsalCommands",
            // Desks that a role can be given for: a running round's beside today's.
            "Funding.Workflows.Rounds.DeskDirectory",
            // Benefits that an enterprise may claim are those of today's files.
            "Funding.Workflows.Stages.Benefit.OwnBenefitsQueries",
            // A folder of files, with the kinds that are built in.
            "Funding.Workflows.Stages.ShippedKinds",
            // Programmes that a rule names are called as they are today.
            "Funding.Workflows.Submission.PriorQueries",
            // Rounds that are not yet follow last year's.
            "Funding.Workflows.Years.YearCommands",
            "Funding.Workflows.Years.YearQueries",
        ], readers.Where(r => !IsOfItself(r) && !HandsHandlersTheirs(r)));
    }

    private static bool IsOfItself(string type) => type.StartsWith("Funding.Workflows.Programmes.", StringComparison.Ordinal);

    // What the compiler writes to call a handler: the handler that takes today's files is counted itself.
    private static bool HandsHandlersTheirs(string type) =>
        type.StartsWith("Microsoft.AspNetCore.Http.Generated.", StringComparison.Ordinal);

    [Fact]
    public void The_marks_of_what_a_round_has_sent_are_read_only_to_send_nothing_twice() =>
        Assert.Equal(
        [
            "Funding.Workflows.Rounds.Round",
            "Funding.Workflows.Stages.CaseGate",
            "Funding.Workflows.Stages.StageKind`2",
            "Funding.Workflows.Walkers.RoundWalk",
            "Funding.Workflows.Walkers.RoundWindUp",
        ], Callers.Of(method => method == typeof(Round).GetProperty(nameof(Round.Done))!.GetMethod, Ours));
}
