namespace Funding.Workflows.Programmes;

public static class CatalogueRefusals
{
    public static Refusal UnknownProgramme(string id) =>
        new("programme-unknown", "programme", $"没有项目“{id}”。", $"There is no programme '{id}'.") { Kind = RefusalKind.NotFound };
}
