using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts;

/// <summary>What a part shows of itself to those who read it; each composes its page of the parts in the order of the file.</summary>
public interface IPartShown
{
    /// <summary>To the applicant, before the submission and after it, and on paper.</summary>
    RenderFragment Filled(FilledPart filled);

    /// <summary>To desk, office, committee and who scores.</summary>
    RenderFragment Dossier(DossierPart dossier);

    /// <summary>What is written of it where there are no pages but a file: the same as its dossier.</summary>
    Written Written(PartOutline part, Application application, Answers answers);

    /// <summary>What a programme's page says of the part to everybody.</summary>
    /// <returns>Null for nothing.</returns>
    RenderFragment? Facts(PartOutline part);

    /// <summary>Whether it takes the printed form, signed and sealed; a print has places for both then.</summary>
    bool IsStamped(PartOutline part);

    /// <summary>Whether what is missing is the print itself: a reader of the print need not be told.</summary>
    bool IsPrint(Refusal missing);

    /// <summary>The heads of its columns in the table of applications.</summary>
    IReadOnlyList<Bilingual> Columns(PartOutline part);

    /// <summary>One application's cells below <see cref="Columns"/>: text, a number, or null where nothing was answered.</summary>
    IEnumerable<object?> Cells(PartOutline part, Answers answers, string language);
}

/// <param name="Plain">For paper: no links.</param>
public sealed record FilledPart(PartOutline Part, Work Work, bool Plain)
{
    public bool Changeable => Work.Editable && !Plain;
}

/// <param name="DocumentUrl">The address of a document's download, from its id.</param>
/// <param name="ViewUrl">The address of the page that shows a document; null where the page shows none, or not this one.</param>
public sealed record DossierPart(
    PartOutline Part, Application Application, Answers Answers, Func<string, string> DocumentUrl,
    Func<AttachedDocument, string?>? ViewUrl = null);
