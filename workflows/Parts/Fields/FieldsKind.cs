using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Fields;

/// <inheritdoc cref="FieldsSettings"/>
internal sealed class FieldsKind() : PartKind(new FieldsDeclaration())
{
    public override bool Has(PartOutline part, string field) => Fields(part).Any(f => f.Id == field);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) =>
        Fields(part).Any(f => answers.Fields.GetValueOrDefault(f.Id, "").Length > 0);

    public override IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) =>
        Fields(part).SelectMany(f => FieldCheck.Unstorable(f, answers.Fields.GetValueOrDefault(f.Id)));

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        Fields(part).SelectMany(f => FieldCheck.Missing(f, answers.Fields.GetValueOrDefault(f.Id)));

    public override string? NameIn(PartOutline part, Answers answers) =>
        Fields(part).FirstOrDefault(f => f.Means == FieldMeaning.Title) is { } title
            ? answers.Fields.GetValueOrDefault(title.Id, "").Trim() : null;

    public override void Map(IEndpointRouteBuilder apply) => FieldsPages.Map(apply);

    public override Bilingual Title(PartOutline part) => part.As<FieldsSettings>().Title;

    public override string Path(PartOutline part, string round, string application) => FieldsLinks.Page(round, application, part.Id);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<FieldsFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<FieldsDossier, DossierPart>(dossier);

    public override IReadOnlyList<Bilingual> Columns(PartOutline part) => [.. Fields(part).Select(f => f.Label)];

    public override IEnumerable<object?> Cells(PartOutline part, Answers answers, string language) =>
        Fields(part).Select(f => FieldCell.Of(f, answers.Fields.GetValueOrDefault(f.Id), language));

    private static IReadOnlyList<FormField> Fields(PartOutline part) => part.As<FieldsSettings>().Fields;
}
