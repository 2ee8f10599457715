namespace Funding.Local.Demo;

/// <summary>What members of panels write after a group's session; no two alike.</summary>
internal static class GroupRemarks
{
    private static readonly string[] Openings =
    [
        "由牵头单位主讲、秘书处补充，成员分工说得清楚。",
        "陈述以年度任务清单为主线，数据能说明来源。",
        "陈述偏重院校一侧，企业代表在提问环节作了补充。",
        "答辩准备充分，现场出示了理事会纪要和年度报告。",
        "主讲人熟悉章程，对进退机制的回答直接。",
    ];

    // {0} the group, {1} members, {2} interns, {3} joint income in 万元, {4} staff that members share.
    private static readonly string[] Bodies =
    [
        "问及{1}家成员单位的承诺投入如何到位，{0}出示了分年计划和违约处理办法。",
        "就{2}名实习学生的岗位容量追问，{0}按企业给出了工位数。",
        "集团共同收入{3}万元的构成已说明，{0}承诺补交合同清单备查。",
        "互聘人员{4}人的聘任文件抽查属实，{0}的课酬分担办法可行。",
        "问及{0}取得法人资格的时间安排，答复列出了登记、验资和人员三步。",
        "就{0}成员退出后学生和设备如何安排追问，答复与章程一致。",
        "{0}对中高职一体化培养的课程衔接说明具体，中职成员到场作答。",
    ];

    private static readonly string[] Endings =
    [
        "总体可行，建议支持。", "建议在任务书中写明各年共同收入。", "建议细化理事会的表决规则。", "实体化运作还需加快。", "社会培训的规模可再扩大。",
        "与当地产业集群对接有特色。", "没有发现与申报材料不符之处。", "建议延续第三方审计。", "应在半年内完善成员退出程序。", "校企课程开发成熟，可以推广。",
        "建议充实秘书处专职人员。",
    ];

    /// <param name="expert">Whose note it is, as in the list of experts.</param>
    public static string Of(Group group, int expert)
    {
        // The three lengths have no common divisor: nobody else of the panel takes the same three.
        string At(string[] texts, int step) => texts[((group.Number * step) + expert) % texts.Length];
        var fields = GroupForm.Of(group, new(2026, 1, 1)).Fields;
        return At(Openings, 1)
            + string.Format(
                CultureInfo.InvariantCulture, At(Bodies, 5), group.Name, group.Consortium.Count, fields["interns"], fields["joint-income"],
                fields["shared-staff"])
            + At(Endings, 2);
    }
}
