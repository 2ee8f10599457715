namespace Funding.Platform.Roles;

public static class RoleRefusals
{
    public static Refusal UnknownDesk(string id) =>
        new("desk-unknown", "desk", $"没有推荐单位“{id}”。", $"There is no recommending desk '{id}'.") { Kind = RefusalKind.NotFound };
}
