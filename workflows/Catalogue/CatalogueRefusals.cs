namespace Funding.Services.Catalogue;

public static class CatalogueRefusals
{
    public static Refusal UnknownProgramme(string id) =>
        new("programme-unknown", "programme", $"没有项目“{id}”。", $"There is no programme '{id}'.") { Kind = RefusalKind.NotFound };

    public static Refusal UnknownDesk(string id) =>
        new("desk-unknown", "desk", $"没有推荐单位“{id}”。", $"There is no recommending desk '{id}'.") { Kind = RefusalKind.NotFound };
}
