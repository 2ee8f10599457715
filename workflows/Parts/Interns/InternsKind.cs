using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Interns;

/// <inheritdoc cref="InternsSettings"/>
internal sealed class InternsKind() : PartKind(new InternsDeclaration())
{
    private static readonly Texts Texts = new(typeof(InternsKind));

    public override bool Has(PartOutline part, string field) =>
        field == part.Id || field.StartsWith($"{part.Id}[", StringComparison.Ordinal);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) => answers.RowsOf(part.Id).Count > 0;

    public override IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) => InternsCheck.Unstorable(part, answers);

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        InternsCheck.Missing(part, application, answers);

    public override PartWords RuleWords(PartOutline part) => new([], [], [])
    {
        Tables = new Dictionary<string, IReadOnlyList<string>> { [part.Id] = InternsDeclaration.FiguresOf(part.As<InternsSettings>()) },
    };

    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers)
    {
        var rules = part.As<InternsSettings>();
        return new()
        {
            Tables = new Dictionary<string, RowsFacts>
            {
                [part.Id] = new([.. Intern.Of(part, answers).Select(i => Figures(i, rules))]),
            },
        };
    }

    public override IEnumerable<PersonNaming> Persons(PartOutline part, Application application) =>
        InternPersons.Namings(part, application);

    public override IReadOnlyList<ConsentParty> Parties(
        PartOutline part, Programme programme, Application application, Answers answers) =>
        InternPersons.Schools(part, application, answers);

    public override SampleRules? Sample(PartOutline part) => part.As<InternsSettings>().Sample;

    public override IReadOnlyList<SampledRow> SampleRows(PartOutline part, Answers answers) =>
    [
        .. Intern.Of(part, answers).Select(i => (Intern: i, Line: InternPersons.Line(i, part.As<InternsSettings>())))
            .Select(i => new SampledRow(
                Texts.Of("confirmed", i.Intern.MaskedName, i.Intern.Tail),
                new($"{i.Intern.School} · {i.Line.Zh}", $"{i.Intern.School} · {i.Line.En}"))),
    ];

    /// <summary>Whom the answers name no longer is kept no longer.</summary>
    public override Application Keep(PartOutline part, Application submitted, Answers answers)
    {
        var named = Intern.Of(part, answers).Select(i => InternPersons.PartOf(part, i)).ToHashSet(StringComparer.Ordinal);
        return submitted.With(part, [.. InternPersons.Of(part, submitted).Where(n => named.Contains(n.Part))]);
    }

    public override IEnumerable<ContactValue> ContactsIn(PartOutline part, Answers answers) =>
        Intern.Of(part, answers).Select(i => i.Mailbox).Where(m => m.Length > 0).Distinct().Select(m => new ContactValue(m, true));

    /// <summary>Who scores reads how many there are, and nothing of any of them.</summary>
    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts) =>
        new(scored.Application.WithoutMailboxes().With(part, []), scored.Answers.With(part.Id, []));

    public override void Map(IEndpointRouteBuilder apply) => InternsPages.Map(apply);

    public override Bilingual Title(PartOutline part) => part.As<InternsSettings>().Title;

    public override string Path(PartOutline part, string round, string application) => InternsLinks.Page(round, application, part.Id);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<InternsFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<InternsDossier, DossierPart>(dossier);

    /// <summary>Without whole names: a file goes further than a page.</summary>
    public override Written Written(PartOutline part, Application application, Answers answers) => new(
        [
            .. Intern.Of(part, answers).Select(i => new WrittenRow(
                Texts.Of("confirmed", i.MaskedName, i.Tail), InternPersons.Line(i, part.As<InternsSettings>()))),
        ],
        []);

    public override IReadOnlyList<Bilingual> Columns(PartOutline part) => [Title(part)];

    public override IEnumerable<object?> Cells(PartOutline part, Answers answers, string language)
    {
        yield return Intern.Of(part, answers).Count is > 0 and var count ? (decimal)count : null;
    }

    private static Dictionary<string, decimal> Figures(Intern intern, InternsSettings rules)
    {
        var months = Math.Min(intern.Months, rules.MostMonths);
        return new()
        {
            ["months"] = months,
            ["matched"] = intern.Matched ? 1 : 0,
            [$"months-{intern.Level}"] = months,
            [$"kept-{intern.Level}"] = intern.Kept ? months : 0,
        };
    }
}
