namespace Funding.Workflows.Office;

internal static class OfficeRefusals
{
    public static Refusal NoFile() => new("file-missing", "file", "请选择要导入的文件。", "Choose the file to import.");

    public static Refusal NoCheck() => new("check-not-found", null, "没有这一待核实事项，名单可能已经改变。",
        "There is nothing like that to check: the lists may have changed.")
    { Kind = RefusalKind.NotFound };

    public static Refusal NoObjection() =>
        new("objection-not-found", null, "没有找到该异议。", "There is no such objection.") { Kind = RefusalKind.NotFound };

    public static Refusal NoProposal() =>
        new("proposal-not-found", null, "没有找到该变更申请。", "There is no such proposal.") { Kind = RefusalKind.NotFound };

    public static Refusal NoPerson() =>
        new("person-not-found", null, "没有这个人员。", "There is no such person.") { Kind = RefusalKind.NotFound };

    public static Refusal NoExport() =>
        new("export-not-found", null, "没有这种导出文件。", "There is no such export.") { Kind = RefusalKind.NotFound };
}
