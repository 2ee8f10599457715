namespace Funding.Workflows.Binders;

/// <summary>What goes into a binder, in what order, and why the rest does not. Pure.</summary>
public static class BinderDecision
{
    /// <summary>Of all documents together.</summary>
    public const int MostPages = 1000;
    public const long MostBytes = 200L << 20;

    private static readonly Texts Texts = new(typeof(BinderDecision));

    /// <summary>Documents in the order of the form.</summary>
    public static IReadOnlyList<WrittenDocument> Documents(BoundApplication bound) =>
        [.. Parts(bound).SelectMany(p => p.Written.Documents)];

    /// <summary>Why a document is left out before it is opened.</summary>
    /// <returns>Null where its pages are to be taken over.</returns>
    public static BinderFault? LeftOut(AttachedDocument document) => AttachedDocuments.Stored(document) switch
    {
        { Scan: ScanState.Infected } => BinderFault.Infected,
        { Type: DocumentType.Pdf or DocumentType.Png or DocumentType.Jpeg } => null,
        _ => BinderFault.Type,
    };

    /// <summary>Everything that forbids it; what is left out does not count.</summary>
    public static IEnumerable<Refusal> Check(IEnumerable<WrittenDocument> documents) =>
        documents.Where(d => LeftOut(d.Document) is null).Sum(d => d.Document.Length) > MostBytes
            ? [BinderRefusals.TooLarge(MostBytes)] : [];

    /// <param name="added">What became of each of <see cref="Documents"/>, in the same order.</param>
    /// <param name="front">Pages before the documents.</param>
    public static Binder Compose(BoundApplication bound, IReadOnlyList<BinderAdded> added, int front, string language)
    {
        string In(Bilingual text) => text.In(language);
        var documents = Documents(bound);
        var first = front + 1;
        var contents = new List<BinderRow>();
        foreach (var (written, what) in documents.Zip(added))
        {
            contents.Add(new(In(written.Slot), In(Entry(written.Document, what, first))));
            first += what.Pages;
        }

        return new(
            In(Texts.Of("title")),
            In(bound.Round),
            bound.Application.Id,
            language == Languages.English ? "en" : "zh-CN",
            [.. Facts(bound).Select(f => new BinderRow(In(f.Name), In(f.Text)))],
            new(In(Texts.Of("contents")), contents.Count > 0 ? contents : [new("", In(Texts.Of("contents.none")))]),
            [.. Parts(bound).Where(p => p.Written.Rows.Count > 0).Select(p => new BinderSection(
                In(p.Title), [.. p.Written.Rows.Select(r => new BinderRow(In(r.Name), In(r.Text)))]))],
            (page, count) => In(Texts.Of("foot", page, count)));
    }

    /// <summary>File, size, hash, and its pages or why they are not there.</summary>
    private static Bilingual Entry(AttachedDocument document, BinderAdded added, int first) => Texts.Of(
        "entry",
        document.FileName,
        Bytes(document.Length),
        document.Sha256,
        added switch
        {
            { Fault: { } fault } => Texts.Of("out", Texts.Of($"fault.{fault}", AttachedDocuments.Stored(document).Type.Label())),
            { Pages: 1 } => Texts.Of("inside.one", first),
            _ => Texts.Of("inside.many", first, first + added.Pages - 1, added.Pages),
        });

    private static IEnumerable<(Bilingual Name, Bilingual Text)> Facts(BoundApplication bound)
    {
        var application = bound.Application;
        if (application.Title.Length > 0)
            yield return (Texts.Of("name"), Bilingual.Same(application.Title));
        yield return (Texts.Of("number"), Bilingual.Same(application.Id));
        yield return (Texts.Of("organisation"), Bilingual.Same(application.OrganisationName));
        yield return (Texts.Of("code"), Bilingual.Same(application.CreditCode));
        yield return (
            Texts.Of("kind"),
            bound.Programme.Subject.Kinds.FirstOrDefault(k => k.Id == application.ApplicantKind)?.Name
                ?? Bilingual.Same(application.ApplicantKind));
        yield return (Texts.Of("submitted"), application.SubmittedAt is { } at ? DayText.Of(at) : Texts.Of("draft"));
        // Of who scores the answers are not whole, and neither would be their code.
        yield return bound.Scored
            ? (Texts.Of("contacts"), Texts.Of("contacts.hidden", Contacts.LeftOut))
            : (Texts.Of("form"), Bilingual.Same(FormCode.Of(application, bound.Answers)));
        yield return (Texts.Of("made"), Texts.Of("made.text"));
    }

    private static IEnumerable<(Bilingual Title, Written Written)> Parts(BoundApplication bound) => bound.Programme.EachPart()
        .Select(p => (p.Kind.Title(p.Part), p.Kind.Written(p.Part, bound.Application, bound.Answers)));

    /// <summary>Exactly, for whoever holds a file against it.</summary>
    private static string Bytes(long length) => $"{Texts.Number(length)} B";
}
