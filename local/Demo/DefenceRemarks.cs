namespace Funding.Local.Demo;

/// <summary>What members of panels write after a session: how it went, what they asked, what is to be seen to; no two alike.</summary>
internal static class DefenceRemarks
{
    private static readonly string[] Openings =
    [
        "陈述控制在二十分钟内，条理清楚，重点放在办学机制而不是成绩罗列。",
        "由院长主讲、企业负责人补充，双方对分工的说法一致。",
        "陈述材料与申报书相符，数据均能说明来源。",
        "陈述偏重实训条件，对治理机制着墨不多，提问环节作了补充。",
        "答辩准备充分，现场出示了理事会纪要和近三年审计报告。",
        "陈述略超时，但对所提问题回答直接，没有回避。",
        "主讲人熟悉情况，能脱稿说明课程与岗位的对应关系。",
    ];

    // {0} the college, {1} the partner, {2} students, {3} income from services in 万元, {4} the share of teachers with two certificates.
    private static readonly string[] Bodies =
    [
        "问及{1}退出时设备归属，答复为按评估价由学校优先受让，与章程一致。",
        "问及{0}的收益分配，答复称结余留作设备更新，不向个人分配，有账可查。",
        "就{2}名在校生的岗位容量追问，{1}给出了分车间的工位数，能够满足。",
        "技术服务到款{3}万元的构成已说明，{0}承诺补交合同清单备查。",
        "“双师型”教师占{4}%，其中企业兼职教师的授课学时，{0}能够逐人说明。",
        "问及国有资产部分的作价依据，{0}出示了备案文件，{1}确认无异议。",
        "{1}派驻的副院长到场答辩，对排产与排课如何衔接作了具体说明。",
        "问及{0}党组织如何参与重大事项决策，答复有例可循，程序清楚。",
        "{0}对实习学生夜班和加班的规定说得明确，{1}按月公示实习报酬。",
        "就{0}毕业生留在{1}及上下游企业的比例追问，所答口径与申报书略有出入，已当场更正。",
        "问及{1}首期资金到位后的后续安排，{0}给出分年计划，第二年来源尚待落实。",
    ];

    private static readonly string[] Endings =
    [
        "总体可行，建议支持。",
        "建议在任务书中写明各年到位金额。",
        "建议补充监事履职的具体办法。",
        "风险防控条款偏原则，应细化到责任人。",
        "校企课程开发成熟，可在同类学校推广。",
        "社会培训的规模还可扩大。",
        "建议两年内充实专业带头人。",
        "设备更新机制值得肯定。",
        "退出机制的时限应与学生培养周期衔接。",
        "与当地产业集群的对接有特色，其余情况与书面评审一致。",
        "没有发现与申报材料明显不符之处。",
        "财务独立核算已落实，建议延续第三方审计。",
        "如获立项，应在半年内完成章程修订。",
    ];

    /// <param name="expert">Whose note it is, as in the list of experts.</param>
    public static string Of(Institution institution, int expert)
    {
        // The three lengths have no common divisor: nobody else of the panel takes the same three.
        string At(string[] texts, int step) => texts[((institution.Number * step) + expert) % texts.Length];
        return At(Openings, 1)
            + string.Format(
                CultureInfo.InvariantCulture, At(Bodies, 5), institution.College, institution.Partner,
                Figures.Of(institution, "students"), Figures.Of(institution, "technical-service-income"),
                Figures.Of(institution, "dual-teacher-share"))
            + At(Endings, 2);
    }
}
