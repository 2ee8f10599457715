using PdfSharp.Pdf;

namespace Funding.Platform.Binders;

internal static class BinderResources
{
    /// <summary>What the content of a page can name to draw; made where there is none.</summary>
    public static PdfDictionary Objects(PdfDocument document, PdfPage page)
    {
        var resources = page.Elements.GetDictionary("/Resources");
        if (resources is null)
            page.Elements["/Resources"] = resources = new PdfDictionary(document);
        var objects = resources.Elements.GetDictionary("/XObject");
        if (objects is null)
            resources.Elements["/XObject"] = objects = new PdfDictionary(document);
        return objects;
    }
}
