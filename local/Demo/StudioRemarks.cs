namespace Funding.Local.Demo;

/// <summary>What members of panels write after a studio's session; no two alike.</summary>
internal static class StudioRemarks
{
    private static readonly string[] Openings =
    [
        "领衔人到场主讲，操作要点说得具体。",
        "校企双方都有代表作答，分工说法一致。",
        "陈述以攻关案例为主线，前后数据能对上。",
        "陈述偏重个人荣誉，提问环节补充了带徒情况。",
        "准备充分，出示了带徒协议和课表。",
    ];

    // {0} the master, {1} the applicant, {2} the other side, {3} the trade.
    private static readonly string[] Bodies =
    [
        "问及{0}每周在工作站的时间，答复有排班表可查。",
        "就{2}的投入何时到位追问，{1}给出了分年计划。",
        "问及{3}攻关成果如何推广，{0}举出两家同行企业的应用。",
        "{0}对徒弟升级的目标逐人说明，与计划表一致。",
        "问及学生进车间的安全责任，{1}与{2}的约定清楚。",
        "就{0}离岗后工作站如何安排追问，{1}表示按协议终止并交回设备。",
        "{2}承诺每学期提供真实工单，{3}课程据此更新。",
    ];

    private static readonly string[] Endings =
    [
        "建议支持。", "建议在任务书中写明每年带徒人数。", "攻关计划还需细化。", "设备更新安排可行。", "教材成果值得推广。", "与当地产业结合紧密。",
        "建议扩大面向社会的培训。", "未发现与申报材料不符之处。", "建议补充成果的权属约定。", "经费使用应单独列账。", "团队年龄结构可再优化。",
    ];

    /// <param name="expert">Whose note it is, as in the list of experts.</param>
    public static string Of(Studio studio, int expert)
    {
        // The three lengths have no common divisor: nobody else of the panel takes the same three.
        string At(string[] texts, int step) => texts[((studio.Number * step) + expert) % texts.Length];
        return At(Openings, 1)
            + string.Format(CultureInfo.InvariantCulture, At(Bodies, 5), studio.Master, studio.Lead, studio.Partner, studio.Trade)
            + At(Endings, 2);
    }
}
