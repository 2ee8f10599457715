using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Funding.Platform.Binders;

/// <summary>
/// Notes, filled fields and seals of a page as they look, and as nothing else: each becomes a stamp with its appearance, without
/// actions, fields, files or links (ISO 32000-2, 12.5).
/// </summary>
internal static class BinderAnnotations
{
    private const int Hidden = 2, Print = 4, NoView = 32;

    // Without an appearance of use on paper, or with something that plays.
    private static readonly HashSet<string> Left = new(StringComparer.Ordinal)
    {
        "/Link", "/Popup", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment", "/TrapNet", "/PrinterMark",
    };

    /// <summary>Lays what they look like among the resources of the page, which are taken over, and takes them off it.</summary>
    public static IReadOnlyList<BinderStamp> Take(PdfDocument source, PdfPage page)
    {
        var annotations = page.Elements.GetArray("/Annots");
        page.Elements.Remove("/Annots");
        var stamps = new List<BinderStamp>();
        for (var i = 0; i < (annotations?.Elements.Count ?? 0); i++)
        {
            if (annotations!.Elements.GetDictionary(i) is not { } annotation || Left.Contains(annotation.Elements.GetName("/Subtype"))
                || (annotation.Elements.GetInteger("/F") & (Hidden | NoView)) != 0
                || annotation.Elements.GetArray("/Rect") is not { Elements.Count: 4 } rect || Appearance(annotation) is not { } look)
                continue;
            // Pages share their resources: no name twice.
            var name = $"/FundingStamp{look.ObjectNumber}";
            BinderResources.Objects(source, page).Elements[name] = look;
            stamps.Add(new(name, [.. Enumerable.Range(0, 4).Select(rect.Elements.GetReal)]));
        }

        return stamps;
    }

    /// <param name="page">As it was taken over.</param>
    public static void Put(PdfDocument document, PdfPage page, IReadOnlyList<BinderStamp> stamps)
    {
        page.Elements.Remove("/Annots");
        if (stamps.Count == 0)
            return;
        var annotations = new PdfArray(document);
        foreach (var (name, rect) in stamps)
        {
            var looks = new PdfDictionary(document);
            looks.Elements["/N"] = BinderResources.Objects(document, page).Elements[name];
            var stamp = new PdfDictionary(document);
            stamp.Elements.SetName("/Type", "/Annot");
            stamp.Elements.SetName("/Subtype", "/Stamp");
            stamp.Elements.SetInteger("/F", Print);
            stamp.Elements["/Rect"] = new PdfArray(document, [.. rect.Select(v => new PdfReal(v))]);
            stamp.Elements["/AP"] = looks;
            annotations.Elements.Add(stamp);
        }

        page.Elements["/Annots"] = annotations;
    }

    /// <summary>The normal one, of the state that the annotation is in.</summary>
    private static PdfReference? Appearance(PdfDictionary annotation)
    {
        if (annotation.Elements.GetDictionary("/AP") is not { } looks)
            return null;
        var normal = looks.Elements["/N"];
        if (normal is PdfReference { Value: PdfDictionary { Stream: null } states })
            normal = states;
        return normal switch
        {
            PdfReference { Value: PdfDictionary { Stream: not null } } stream => stream,
            PdfDictionary { Stream: null } some => some.Elements[annotation.Elements.GetName("/AS")] as PdfReference is
            { Value: PdfDictionary { Stream: not null } } state ? state : null,
            _ => null,
        };
    }
}

/// <param name="Name">Of its appearance among the resources of the page.</param>
internal sealed record BinderStamp(string Name, double[] Rect);
