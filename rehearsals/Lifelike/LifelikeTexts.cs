namespace Funding.Rehearsals.Lifelike;

/// <summary>What institutions write into fields of text, by what a field asks for; no two applications say the same.</summary>
internal static class LifelikeTexts
{
    private static readonly (string Code, string Name)[] Specialties =
    [
        ("460301", "机电一体化技术"), ("460305", "工业机器人技术"), ("460103", "数控技术"), ("460702", "新能源汽车技术"), ("480401", "现代纺织技术"),
        ("490201", "药品生产技术"), ("510401", "集成电路技术"), ("510102", "物联网应用技术"), ("470201", "应用化工技术"), ("530802", "现代物流管理"),
        ("660301", "机电技术应用"), ("660103", "数控技术应用"), ("710201", "计算机应用"), ("700206", "汽车运用与维修"), ("730602", "物流服务与管理"),
    ];

    private static readonly string[] Roads = ["学林路", "工匠路", "开发大道", "望江路", "文教路", "科创街", "滨河路", "东环路"];

    private static readonly string[] Posts = ["专业带头人、教授", "副院长、副教授", "高级工程师", "高级技师", "教研室主任、讲师", "车间主任、工程师", "首席技师", "质量部经理"];

    private static readonly string[] Jobs = ["数控车工", "电工", "焊工", "工业机器人系统操作员", "模具工", "钳工", "汽车维修工", "化学检验员", "缝制机械维修工", "物联网安装调试员"];

    private static readonly string[] Courses = ["装调与检修", "生产管理", "质量检测", "数字化设计", "工艺编制", "综合实训"];

    private static readonly string[] Phrases =
    [
        "课程标准与实训项目开发", "提供真实生产任务和技术标准", "承担岗位实习与师傅带徒", "共同开发活页式教材", "实训设备更新与日常维护", "技术服务与成果转化",
        "教师企业实践与互聘", "学生技能考核与评价", "专业人才需求调研", "国际先进标准比对与转化", "面向职工的技能提升培训", "质量年报编写与诊断改进",
    ];

    private static readonly (string Asked, Func<string, int, string> Said)[] Short =
    [
        ("姓名", (words, number) => LifelikeNames.Person(number + Scatter.Of(words, 400))),
        ("联系人", (words, number) => LifelikeNames.Person(number + Scatter.Of(words, 400))),
        ("信用代码", (words, _) => CreditCode.Complete($"91330100MA2H{Scatter.Of(words, 90_000) + 10_000:D5}").Value),
        ("专业代码", (words, _) => Scatter.One(words, Specialties).Code),
        ("职业编码", (words, _) => $"6-{Scatter.Of(words, 30) + 1:D2}-{Scatter.Of(words + "a", 9) + 1:D2}-{Scatter.Of(words + "b", 9) + 1:D2}"),
        ("文号", (words, _) => $"浙教职成〔{2021 + Scatter.Of(words, 4)}〕{Scatter.Of(words + "n", 160) + 11}号"),
        ("编号", (words, number) => $"{2022 + Scatter.Of(words, 3)}-{number:D3}-{Scatter.Of(words + "n", 900) + 100}"),
        ("访问地址", (words, number) => $"https://course{number}-{Scatter.Of(words, 90) + 10}.zhijiang.example"),
        ("地址", (words, number) => $"{LifelikeNames.Place(number)}街道{Scatter.One(words, Roads)}{Scatter.Of(words + "n", 880) + 6}号"),
        ("所在", (_, number) => $"{LifelikeNames.Place(number)}区"),
        ("年月", (words, _) => $"{2021 + Scatter.Of(words, 4)}年{Scatter.Of(words + "m", 12) + 1}月"),
        ("职务", (words, _) => Scatter.One(words, Posts)),
        ("职称", (words, _) => Scatter.One(words, Posts)),
        ("岗位", (words, _) => Scatter.One(words, Jobs)),
        ("职业（工种）", (words, _) => Scatter.One(words, Jobs)),
        ("专业", (words, _) => Scatter.One(words, Specialties).Name),
        ("企业", (words, number) => LifelikeNames.Company(number + Scatter.Of(words, 700))),
        ("单位", (words, number) => LifelikeNames.Company(number + Scatter.Of(words, 700))),
        ("院校", (words, number) => LifelikeNames.Organisation("school", number + Scatter.Of(words, 700))),
        ("课程", (words, number) => $"{LifelikeNames.Trade(number)}{Scatter.One(words, Courses)}"),
        ("名称", (words, number) => $"{LifelikeNames.Place(number)}{LifelikeNames.Trade(number + Scatter.Of(words, 40))}"),
    ];

    // {0} who applies, {1} a partner, {2} an industry, {3} a place, {4} a year, {5} and {6} whole numbers, {7} a share, {8} what is asked.
    private static readonly string[] Sentences =
    [
        "{0}面向{3}{2}产业，围绕“{8}”逐项梳理了现状和差距。", "自{4}年起，{0}与{1}等单位共同推进这项工作，至今已有{5}家企业参与。",
        "近三年累计投入{6}万元，主要用于设备更新、课程开发和师资培训，支出均有专账。", "{1}每年选派{5}名技术骨干到校授课，学校安排{6}人次教师下企业锻炼。",
        "相关专业毕业生在{2}领域就业的占{7}%，用人单位回访满意率逐年上升。", "工作中坚持每季度会商一次，议定事项由双方教务和生产部门共同落实。",
        "已开发课程{5}门、实训项目{6}个，其中{5}个项目取自{1}的生产现场。", "针对{3}中小企业用工分散的特点，{0}把培训送到车间，去年开班{5}期。",
        "存在的主要不足是高水平带头人偏少，计划用两年时间引进和培养{5}名。", "下一步将对照目标分年度推进：{4}年后每年检查一次，未完成的列出原因和补救措施。",
        "{0}建有实训面积{6}平方米，设备完好率保持在{7}%以上，对外开放不少于{5}天。", "学生取得职业技能等级证书的比例为{7}%，比三年前提高了{5}个百分点。",
        "成果先后被{5}所兄弟院校借鉴，{3}和邻近县市的企业也来签订合作协议。", "经费、人员和场地均已落实到部门，由一名副职领导牵头，年终向理事会报告。",
        "在{2}的细分方向上，{0}与{1}联合攻关{5}项，其中两项已用于批量生产。", "学校把这项工作列入年度考核，权重为百分之{5}，结果与绩效分配挂钩。",
        "为保护学生权益，实习协议由三方签订，工伤和责任保险覆盖率达到{7}%以上。", "安全生产、疫病防控和应急处置均有预案，{4}年以来未发生责任事故。",
        "围绕“{8}”建立了台账，数据由{1}与学校各自留存一份，可以互相核对。", "今后三年预计再增加{5}个合作岗位群，招生规模保持稳定，重在提高质量。",
    ];

    /// <param name="who">The applicant's name.</param>
    /// <param name="number">Of the applicant.</param>
    /// <param name="row">Of a table; 0 outside one.</param>
    public static string Of(FormField field, string who, int number, int row)
    {
        var words = $"{number}|{field.Id}|{row}";
        return field.Type is FieldType.LongText ? Paragraph(field, who, number, words)
            : Cut(field, Line(field, words, number + (row * 31)));
    }

    private static string Line(FormField field, string words, int number) =>
        Short.FirstOrDefault(s => field.Label.Zh.Contains(s.Asked, StringComparison.Ordinal)).Said?.Invoke(words, number)
            ?? Scatter.One(words, Phrases);

    /// <summary>As many sentences as the field asks for at least, one more where there is room, none of them twice.</summary>
    private static string Paragraph(FormField field, string who, int number, string words)
    {
        var text = new StringBuilder();
        var order = Enumerable.Range(0, Sentences.Length).OrderBy(i => Scatter.Of($"{words}|{i}", 1 << 24));
        foreach (var (place, index) in order.Index())
        {
            if (text.Length >= Math.Max(field.MinLength ?? 1, 90)) break;
            var facts = $"{words}|{place}";
            var sentence = string.Format(
                CultureInfo.InvariantCulture, Sentences[index], who, LifelikeNames.Company(number + 611), LifelikeNames.Trade(number),
                LifelikeNames.Place(number), 2017 + Scatter.Of(facts + "y", 7), 3 + Scatter.Of(facts + "f", 15),
                120 + Scatter.Of(facts + "m", 1900), 71 + Scatter.Of(facts + "s", 27), field.Label.Zh);
            text.Append(sentence);
        }

        return Cut(field, text.ToString());
    }

    private static string Cut(FormField field, string text)
    {
        var most = field.MaxLength ?? text.Length;
        return text.Length > most ? text[..most] : text;
    }
}
