namespace Funding.Workflows.Samples;

/// <summary>
/// The samples of an application's parts, on the office's page of it: a read for each part of which one is drawn, and the answers.
/// </summary>
internal sealed class SampleCaseQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, PeopleStore people) : ICasePart
{
    public async Task<RenderFragment?> OfAsync(
        Round round, Application application, Actor reader, CancellationToken cancellation = default)
    {
        if (!reader.Can(Right.ReadAllApplications) || application.AnswersHash is null) return null;
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var parts = programme.EachPart().Where(p => p.Kind.Sample(p.Part) is not null).ToList();
        if (parts.Count == 0) return null;
        var answers = await applications.ReadSubmittedAsync(application, cancellation);
        var models = new List<SamplePartModel>();
        foreach (var (part, kind) in parts.Select(p => (p.Part, p.Kind)))
        {
            var sample = (await tables.GetAsync<Sample>(
                RoundKeys.Partition(round.Id), SampleKeys.Of(application.Id, part.Id), cancellation))?.Value;
            var rows = kind.SampleRows(part, answers);
            models.Add(new(
                application, part.Id, kind.Title(part), kind.Sample(part)!, rows, sample?.Of == application.AnswersHash ? sample : null,
                sample is null ? "" : await people.ShownAsAsync(sample.By, cancellation), reader.Can(Right.DecideEligibility)));
        }

        return Page.Part<SamplePart, IReadOnlyList<SamplePartModel>>(models);
    }
}

/// <param name="Sample">Null while none is drawn of what was submitted last.</param>
/// <param name="By">Who drew it.</param>
/// <param name="May">The reader may draw, and write down what calls came to.</param>
public sealed record SamplePartModel(
    Application Application, string Part, Bilingual Title, SampleRules Rules, IReadOnlyList<SampledRow> Rows, Sample? Sample, string By,
    bool May);
