using Funding.Services.Applications;
using Funding.Services.PublicNotice;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Review;
using Funding.Workflows.Roles;

namespace Funding.Services.People;

/// <summary>All that is kept of one person, for that person.</summary>
public sealed class OwnData(ITableStore tables, PeopleStore people, ApplicationStore applications)
{
    public async Task<PersonExport> ExportAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ExportOwnData);
        var person = (await people.FindAsync(actor.PersonId, cancellation))?.Value ?? throw new InvalidOperationException($"No person {actor.PersonId}.");
        var own = new List<ExportedApplication>();
        await foreach (var key in tables.EnumerateAsync<ApplicationKey>(PersonIndex.Partition(person.Id), KeyRange.Prefix(PersonIndex.Applications), cancellation))
        {
            if (await tables.GetAsync<Application>(RoundKeys.Partition(key.Value.RoundId), RoundKeys.Application(key.Value.ApplicationId), cancellation) is { Value: var application })
            {
                own.Add(new ExportedApplication(application, await applications.ReadAnswersAsync(application, cancellation)));
            }
        }

        var sheets = new List<ReviewSheet>();
        var objections = new List<Objection>();
        await foreach (var round in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            var partition = RoundKeys.Partition(round.Value.Id);
            await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(partition, KeyRange.Prefix(RoundKeys.SheetPrefix(person.Id)), cancellation))
            {
                // Of a seat given up nothing of the application is shown any more, not even here.
                if (sheet.Value.State == ReviewState.Signed)
                {
                    sheets.Add(sheet.Value);
                }
            }

            await foreach (var objection in tables.EnumerateAsync<Objection>(partition, KeyRange.Prefix(RoundKeys.Objections), cancellation))
            {
                if (objection.Value.ObjectorId == person.Id)
                {
                    objections.Add(objection.Value with { Decision = objection.Value.Decision is { } decided ? decided with { DecidedBy = "" } : null });
                }
            }
        }

        return new PersonExport(person, own, sheets, objections);
    }
}

/// <param name="Sheets">Signed ones.</param>
public sealed record PersonExport(Person Person, IReadOnlyList<ExportedApplication> Applications, IReadOnlyList<ReviewSheet> Sheets, IReadOnlyList<Objection> Objections);

public sealed record ExportedApplication(Application Application, Answers Answers);
