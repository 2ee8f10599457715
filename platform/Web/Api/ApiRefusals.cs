namespace Funding.Platform.Web.Api;

/// <summary>What the API itself refuses before a command is asked.</summary>
public static class ApiRefusals
{
    public static Refusal TokenMissing() =>
        new("token-missing", null, "请在 Authorization 请求头中提供访问令牌（Bearer）。", "Send an access token in the Authorization header (Bearer).")
        {
            Kind = RefusalKind.Forbidden
        };

    public static Refusal BadToken() =>
        new("token-invalid", null, "访问令牌无效、已过期或已被撤销。", "The access token is unknown, expired or revoked.") { Kind = RefusalKind.Forbidden };

    public static Refusal RoleNotAllowed(Role role, IReadOnlyList<Right> rights) =>
        new(
            "role-not-allowed",
            null,
            $"令牌的角色“{role}”不能进行此操作（{string.Join("、", rights)}）。",
            $"The token's role '{role}' may not do this ({string.Join(", ", rights)}).")
        { Kind = RefusalKind.Forbidden };

    /// <summary>For a status that came without a reason.</summary>
    public static Refusal Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(
            "no-such-call",
            null,
            "没有这个接口，请参阅 /openapi/v1.json。",
            "There is no such call: see /openapi/v1.json.")
        { Link = "/openapi/v1.json" },
        StatusCodes.Status405MethodNotAllowed => new(
            "method-not-allowed",
            null,
            "该地址不支持此方法，请参阅 /openapi/v1.json。",
            "That address does not take this method: see /openapi/v1.json.")
        { Link = "/openapi/v1.json" },
        StatusCodes.Status413PayloadTooLarge => new("body-too-large", null, "请求内容超过该接口的上限。", "The body is larger than this call takes."),
        StatusCodes.Status415UnsupportedMediaType => MediaType("application/json"),
        >= 500 => new(
            "fault",
            null,
            "系统发生错误，请稍后重试；如仍有问题，请联系管理员并告知编号（reference）。",
            "A fault of ours: try again later, and if it stays tell an administrator the reference."),
        _ => Unreadable(),
    };

    public static Refusal NoSuchThing(string name) =>
        new($"{name}-not-found", name, "没有找到该编号。", "There is nothing of that id.") { Kind = RefusalKind.NotFound };

    public static Refusal Malformed(string path, long line, long place) =>
        new(
            "json-malformed",
            path,
            $"请求内容不是有效的 JSON：第 {line} 行第 {place} 字节（{path}）处有误。",
            $"The request body is not valid JSON: line {line}, byte {place} ({path}).");

    public static Refusal WrongType(string path, long line) =>
        new(
            "json-type",
            path,
            $"第 {line} 行的“{path}”类型或取值不符合要求，请参阅 /openapi/v1.json。",
            $"'{path}' in line {line} has a wrong type or value: see /openapi/v1.json.");

    public static Refusal UnknownMember(string path, string member) =>
        new("json-unknown-member", path, $"没有“{member}”这一项。", $"There is no member '{member}'.");

    public static Refusal MissingMember(string member) => new("json-missing-member", member, $"缺少“{member}”。", $"'{member}' is missing.");

    public static Refusal NullMember(string path) => new("json-null", path, $"“{path}”不能为 null。", $"'{path}' must not be null.");

    public static Refusal BodyMissing() => new("body-missing", null, "请求没有内容。", "The request has no body.");

    public static Refusal Unreadable() =>
        new("request-unreadable", null, "无法读取该请求，请检查查询参数与内容。", "The request cannot be read: check its query and body.");

    public static Refusal BadParameter(string name) =>
        new("parameter-invalid", name, $"参数“{name}”的取值不符合要求。", $"The value of '{name}' is not allowed.");

    public static Refusal MediaType(string allowed) =>
        new("media-type", null, $"不支持该内容类型；请使用 {allowed}。", $"That media type is not taken: use {allowed}.")
        {
            Kind = RefusalKind.UnsupportedType
        };

    public static Refusal ApplicationNumber() =>
        new("application-number", "id", "编号须为统一社会信用代码加“-”和下一个序号。", "The id must be the credit code, a hyphen and the next number.");

    public static Refusal ApplicationOtherSettings(string id) =>
        new(
            "application-exists-other-settings",
            "id",
            $"申报“{id}”已存在，且单位、类型或推荐单位不同。",
            $"Application '{id}' exists with another organisation name, kind or desk.")
        { Kind = RefusalKind.Conflict };

    public static Refusal FileMissing() =>
        new(
            "file-required",
            "file",
            "请上传文件：以 multipart/form-data 的 file 字段，或作为请求内容并在查询参数中给出 fileName。",
            "Send a file: as the field 'file' of multipart/form-data, or as the body with the query parameter fileName.");

    public static Refusal SlotMissing() => new("slot-required", "slot", "请写明材料项（slot）。", "Name the document's slot.");

    public static Refusal NotRanked() =>
        new("ranking-not-there", null, "排名尚未产生。", "There is no ranking yet.") { Kind = RefusalKind.NotFound };
}
