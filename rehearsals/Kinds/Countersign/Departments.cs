namespace Funding.Rehearsals.Kinds.Countersign;

/// <summary>Who answers for countersigning departments.</summary>
public static class Departments
{
    public static Actor PersonOf(string department) => Cast.ActorOf($"{department}@department.example", Role.Applicant);

    /// <summary>One person for each department that has nobody.</summary>
    public static async Task NameDepartmentsAsync(this Player play)
    {
        var stage = (await play.RoundAsync()).Stages.Find(CountersignStage.Kind)!;
        var named = await play.Get<CountersignStore>().PersonsAsync(play.Id, stage.Id);
        foreach (var department in play.Countersigning().Where(d => !named.ContainsKey(d.Id)))
        {
            await play.Get<CountersignerCommands>().NameAsync(
                Cast.Officer, play.Id, department.Id, PersonOf(department.Id).Name, $"{department.Name.Zh}经办人");
        }

        await play.SettleAsync();
    }

    /// <summary>The same figure for every case, where one is asked for; then the signature.</summary>
    public static async Task SignAsync(this Player play, CountersigningDepartment department)
    {
        var (actor, statements) = (PersonOf(department.Id), play.Get<StatementCommands>());
        if (department.Figure is { } figure)
        {
            foreach (var some in (await play.InStateAsync(ApplicationState.Eligible)).Chunk(StatementCommands.MostFigures))
            {
                await statements.StateAsync(
                    actor, play.Id, department.Id, some.ToDictionary(a => a.Id, _ => figure.Max.ToString(CultureInfo.InvariantCulture)));
            }
        }

        var view = await play.Get<CountersignQueries>().ReadAsync(actor, play.Id, department.Id, RollQuery.All);
        await statements.SignAsync(actor, play.Id, department.Id, TypedConfirmation.Expected(view.Code));
        await play.SettleAsync();
    }

    public static IReadOnlyList<CountersigningDepartment> Countersigning(this Player play) =>
        CountersignSettings.Of(play.Programme).Departments;
}
