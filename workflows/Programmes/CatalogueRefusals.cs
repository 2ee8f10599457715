namespace Funding.Workflows.Programmes;

public static class CatalogueRefusals
{
    private static readonly Texts Texts = new(typeof(CatalogueRefusals));

    public static Refusal UnknownProgramme(string id) =>
        new("programme-unknown", "programme", Texts.Of("unknown-programme", id)) { Kind = RefusalKind.NotFound };
}
