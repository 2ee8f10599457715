namespace Funding.Local.Demo;

/// <summary>What institutions write of themselves: an opening, the substance and an outlook under each field.</summary>
internal static class Prose
{
    private sealed record Topic(string[] Openings, string[] Bodies, string[] Endings);

    // {0} the college, {1} the school, {2} the partner, {3} the industry, {4} a year, {5} and {6} whole numbers, {7} a share.
    private static readonly Dictionary<string, Topic> Topics = new()
    {
        ["overview"] = new(
        [
            "{0}由{1}与{2}于{4}年共同举办，面向当地{3}产业培养一线技术技能人才。",
            "{1}办学多年，与{2}的合作始于学生实习；{4}年双方签署协议，设立{0}，把合作从“用人”延伸到“办学”。",
            "当地{3}企业逾{5}家，技术岗位常年有缺口。为此，{1}联合{2}设立{0}，专业随产业布点调整。",
        ],
        [
            "学院建有生产性实训车间{6}个，设备由合作方按作价投入，白天生产、傍晚教学，排产表与课表由双方教务和生产部门按周会签。",
            "学院设理事会，日常由院长负责，副院长一人由企业委派并在校坐班；近三年共同开发课程{6}门，其中两种活页式教材已在校内试用两轮。",
            "现有兼职教师{5}人来自企业生产、工艺和质检岗位，每学期授课不少于六十四学时，课酬由企业与学校按约定分担。",
        ],
        [
            "下一阶段的重点是把企业的新工艺更快地写进课程，并向同类学校开放实训资源。",
            "目前的短板是高水平带头人偏少，已列入今后三年的引进计划。",
            "今后三年计划新增一个专业方向，招生规模保持稳定，重在提高质量。",
        ]),
        ["cooperation-basis"] = new(
        [
            "双方自{4}年起合作，先后共建实训基地、开设订单班，直至共同办学。",
            "{2}是本地{3}领域的骨干单位，{1}的相关专业毕业生历年有{7}%左右在其上下游企业就业，合作有稳定的人员基础。",
            "合作的起因是本地{3}企业扩产后招不到合格的操作与调试人员，{1}则缺少真实的生产场景，两家各有所需。",
        ],
        [
            "学校以管理团队、教学场地和部分教学设备参与，合作方以资金和专有技术参与；各方要素由有资质的评估机构作价，明细附后。",
            "协议约定：场地使用权归学校，合作方投入的生产设备由其维护和更新，教学占用工时每年不低于{5}小时；知识产权按出资比例共有。",
            "技术方面由合作方提供工艺文件和典型故障案例{5}份，学校负责转化为教学项目；双方技术人员与教师互聘{6}人。",
        ],
        [
            "协议期限十年，期满前一年协商续约；任何一方退出须提前一学年书面提出，在读学生由双方共同培养至毕业。",
            "合作以来双方按期履约，未发生争议；每年末由第三方审计要素投入的到位情况。",
            "涉及国有资产的部分已经评估并报主管部门备案，备案文件见附件。",
        ]),
        ["training-model"] = new(
        [
            "实行“一年校内打基础、一年工学交替、一年岗位培养”的安排，学生入学即与{2}签订培养协议。",
            "以岗位任务组织教学：由企业工程师与专业教师把{3}岗位的{5}项典型任务拆成{6}个教学模块。",
            "推行现代学徒制，师傅由{2}选派，每名师傅带徒不超过四人，带徒津贴按月发放。",
        ],
        [
            "课程考核由教师、师傅和质检员三方打分，产品合格率计入成绩；未达标的学生可在下一批次重做。",
            "学生在学期间须取得一项职业技能等级证书，近两届取证率为{7}%；证书培训费由合作方承担一半。",
            "实习安排写入教学进程，不占寒暑假，夜班不安排未满十八周岁的学生；实习报酬由企业直接发放到本人账户。",
        ],
        [
            "毕业设计的题目全部来自生产现场，{5}项成果已被企业采用。",
            "近三年学生在省级以上技能竞赛中获奖{6}项，其中两项的训练课题即来自合作方的改造项目。",
            "问题在于部分课程仍偏重讲授，下学年起理论课与实操课的比例调整为四比六。",
        ]),
        ["service-contribution"] = new(
        [
            "依托实训车间对外承接零件试制、检测和员工培训，服务中小企业{5}家。",
            "学院教师与{2}技术人员组成{6}个服务小组，分片联系本地{3}企业。",
            "面向在岗职工和转岗人员开设短期班，课程由企业点单，全年开班{5}期。",
        ],
        [
            "完成工艺改进项目{6}项，其中一项使换型时间缩短约三分之一；技术服务合同均在技术市场登记。",
            "为乡镇小微企业提供免费检测和上门诊断，去年出具检测报告{5}份。",
            "培训合格的学员中有{7}%取得相应的职业技能等级证书，多数在原单位晋级晋薪。",
        ],
        [
            "当地行业协会已将学院列为技能人才评价的考点之一。",
            "计划把成熟的服务项目整理成标准流程，向省内同类学院公开。",
            "不足是服务范围还局限于本市，跨市合作刚刚起步。",
        ]),
        ["governance"] = new(
        [
            "学院设理事会，由各方委派理事{6}名，理事长由学校一方担任，重大事项须三分之二以上理事同意。",
            "治理结构为理事会领导下的院长负责制，理事席位按各方作价比例确定，并设职工理事一名。",
            "按章程设理事会和监事一名，监事由合作方推荐，可查阅全部账目。",
        ],
        [
            "专业设置、年度预算、要素作价调整和院长聘任由理事会议决；教学事务由教学指导委员会审议，企业委员不少于半数。",
            "经费独立核算，收入扣除办学成本后优先用于设备更新，结余按比例留存，不向个人分配。",
            "每年召开理事会两次，会议纪要报主管部门备案；关联交易须事先披露，有关理事回避。",
        ],
        [
            "章程写明退出机制：退出方的要素由其余各方按评估价优先受让，设备须保留至在读学生毕业。",
            "近一年理事会审议议题{6}项，否决一项，要求补充论证后再议一项。",
            "学生和教师代表列席涉及其切身利益的议题，意见记入纪要。",
        ]),
        ["party-building"] = new(
        [
            "学院设党支部，隶属学校党委，书记由学校委派并进入理事会。",
            "学校党委与{2}党组织共建联合党支部，现有党员{6}名，其中企业党员占三分之一。",
        ],
        [
            "涉及办学方向、教师聘用和学生资助的事项，先经党支部研究再提交理事会；支部每月开展一次主题党日，场地多在生产车间。",
            "党员教师与党员师傅结对带班，每班配一名政治辅导员；实习期间的思想教育由双方共同负责，实习点设临时党小组。",
        ],
        [
            "近两年发展学生党员和入党积极分子{6}名。",
            "支部工作纳入学院年度考核，结果向理事会通报。",
        ]),
        ["budget-plan"] = new(
        [
            "资金来源为学校专项经费、合作方投入和技术服务收入三部分，比例约为四比四比二。",
            "合作方按协议分三年注入资金，首期已到账；学校配套经费列入年度预算。",
        ],
        [
            "主要用于实训设备更新、教材开发和教师企业实践，其中设备不低于六成；单项超过五十万元的采购按政府采购程序执行。",
            "第一年完成车间改造和数控设备购置，第二年建设检测中心，第三年用于课程资源和师资培训，各年支出均有明细。",
        ],
        [
            "经费实行专账管理，每年由第三方审计并向理事会报告。",
            "财政补助部分专款专用，不用于发放津补贴和偿还债务。",
        ]),
    };

    private static readonly Dictionary<string, string> Industries = new()
    {
        ["digital-security"] = "数字安防",
        ["intelligent-equipment"] = "智能装备",
        ["new-energy-vehicles"] = "新能源汽车",
        ["modern-textiles"] = "现代纺织",
        ["biomedicine"] = "生物医药",
        ["integrated-circuits"] = "集成电路",
        ["smart-home"] = "智能家居",
        ["refining-new-materials"] = "绿色石化",
    };

    private static readonly Dictionary<string, string[]> Specialties = new()
    {
        ["digital-security"] = ["信息安全技术应用（510207）", "物联网应用技术（510102）", "应用电子技术（510103）"],
        ["intelligent-equipment"] = ["机电一体化技术（460301）", "工业机器人技术（460305）", "数控技术（460103）"],
        ["new-energy-vehicles"] = ["新能源汽车技术（460702）", "汽车制造与试验技术（460701）", "机电一体化技术（460301）"],
        ["modern-textiles"] = ["现代纺织技术（480401）", "数控技术（460103）", "现代物流管理（530802）"],
        ["biomedicine"] = ["药品生产技术（490201）", "生物制药技术（490202）", "大数据技术（510205）"],
        ["integrated-circuits"] = ["集成电路技术（510401）", "微电子技术（510402）", "应用电子技术（510103）"],
        ["smart-home"] = ["物联网应用技术（510102）", "智能控制技术（460303）", "电子商务（530701）"],
        ["refining-new-materials"] = ["应用化工技术（470201）", "石油化工技术（470204）", "智能控制技术（460303）"],
    };

    /// <summary>The specialties of its industry, two or three of them.</summary>
    public static string SpecialtiesOf(Institution institution) =>
        string.Join('、', Specialties[institution.Chain].Take(institution.Number % 4 == 0 ? 3 : 2));

    /// <summary>What it writes under a long text of the form.</summary>
    /// <returns>Null for a field of which nothing is known here.</returns>
    public static string? Of(Institution institution, string field)
    {
        if (!Topics.TryGetValue(field, out var topic))
            return null;
        string Say(string piece, string[] choices) => string.Format(
            CultureInfo.InvariantCulture, Figures.One(institution, $"{field}:{piece}", choices), institution.College, institution.Name,
            institution.Partner, Industries[institution.Chain], Figures.Founded(institution).Year,
            23 + (int)(Figures.Scatter(institution, $"{field}:{piece}:many") * 160),
            3 + (int)(Figures.Scatter(institution, $"{field}:{piece}:few") * 9),
            68 + (int)(Figures.Scatter(institution, $"{field}:{piece}:share") * 29));

        return Say("opening", topic.Openings) + Say("body", topic.Bodies) + Say("ending", topic.Endings);
    }
}
