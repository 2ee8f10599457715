namespace Funding.Workflows.Stages.Countersign;

/// <summary>For whom the countersignature waits: departments that have not answered, and officers where objections wait.</summary>
public sealed class CountersignWaitQueries(CountersignStore store, CountersignQueries queries, PeopleStore people)
{
    private static readonly Texts Texts = new(typeof(CountersignKind));

    /// <summary>A row, two queries and the roll.</summary>
    public async IAsyncEnumerable<Waited> TogetherAsync(
        StageView at, CountersignSettings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (round, stage) = (at.Round, at.Stage);
        var state = await store.StateAsync(round.Id, stage, null, cancellation);
        var persons = await store.PersonsAsync(round.Id, stage.Id, cancellation);
        var count = (await store.CasesAsync(round.Id, cancellation)).Count;
        foreach (var department in settings.Departments.Where(d => state.Of(d.Id) is null))
        {
            yield return Line(
                at, department, persons, Texts.Of("waited.department", Texts.Number(count)), round.BeganAt(stage.Id),
                stage.Closes, CountersignMails.CountersignAsked, CountersignLetters.Reminding(round, stage, department, count));
        }

        if (await store.UndecidedAsync(round.Id, stage, cancellation) is { Count: > 0 } undecided)
        {
            yield return await OfficersAsync(at, undecided.Count, undecided.Min(u => u.Since), cancellation);
        }
    }

    /// <summary>By department; each of the open cases is read, as far as a letter names them.</summary>
    public async IAsyncEnumerable<Waited> OnCasesAsync(
        StageView at, CountersignSettings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var waiting = await queries.WaitingCasesAsync(at.Round, at.Stage, settings, cancellation);
        var persons = await store.PersonsAsync(at.Round.Id, at.Stage.Id, cancellation);
        foreach (var department in settings.Departments)
        {
            List<WaitingCase> own = [.. waiting.Where(w => w.Departments.Contains(department.Id))];
            if (own.Count > 0)
            {
                yield return Line(
                    at, department, persons, Texts.Of("waited.department", Texts.Number(own.Count)), own.Min(w => w.Since),
                    own.Max(w => w.LastDay), CountersignMails.CountersignCases,
                    CountersignLetters.OnCases(at.Round, at.Stage, department, [.. own.Select(w => (w.Application, w.LastDay))]));
            }
        }

        if (waiting.Where(w => w.IsUndecided).ToList() is { Count: > 0 } undecided)
        {
            yield return await OfficersAsync(at, undecided.Count, undecided.Min(w => w.Since), cancellation);
        }
    }

    private static Waited Line(
        StageView at, CountersigningDepartment department, IReadOnlyDictionary<string, IReadOnlyList<string>> persons, Bilingual what,
        DateTimeOffset since, DateOnly? until, MailTemplate asked, Reminder reminder) =>
        new(CountersignLetters.KeyOf(department.Id), what, since, until)
        {
            For = department.Name,
            Persons = [.. persons.GetValueOrDefault(department.Id, []).Select(p => new Addressee(p))],
            Path = CountersignLetters.OfficePageOf(at.Round.Id, at.Stage.Id),
            Asked = [asked],
            Reminder = reminder,
        };

    private async Task<Waited> OfficersAsync(StageView at, int count, DateTimeOffset since, CancellationToken cancellation) =>
        new(CountersignLetters.OfficersKey, Texts.Of("waited.officers", Texts.Number(count)), since, null)
        {
            For = Texts.Of("waited.for"),
            Persons = [.. (await people.HandlingAsync(Role.Officer, at.Round.Id, cancellation)).Select(p => new Addressee(p.Id))],
            Path = CountersignLetters.OfficePageOf(at.Round.Id, at.Stage.Id),
            Asked = [CountersignMails.CountersignObjections],
            Reminder = CountersignLetters.ToOffice(
                CountersignMails.CountersignObjections, Role.Officer, at.Round, at.Stage,
                at.Round.CloseOf(CountersignStage.Kind), ("Count", $"{count}")),
        };
}
