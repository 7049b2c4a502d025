"""Single targets: unit, direction, size, class, words."""

from tests.check_cases import Cases
from tests.made_checks import form, line, made


def of(*cells: str | None):
    """A document of one form with one indicator."""
    return made(form(line(*cells)))


CASES = {
    "number_without_unit": Cases(
        "16619.8", finds=[of("数量", "物业服务面积", "16619.8")], passes=[of("数量", "物业服务面积", "16619.8平方米"), of("时效", "完成时间", "12月底前")]
    ),
    "direction_contradicts_meaning": Cases(
        "用了",
        finds=[
            of("质量", "培训合格率", "≤95%"),
            of("质量", "考生投诉率", "≥2%"),
            of("成本", "印刷费", "≥2万元"),
            of("社会效益", "专业技术人员水平", "≤2.3%", "选拔优秀的专业技术人员"),
        ],
        passes=[
            of("质量", "培训合格率", "≥95%"),
            of("质量", "考生投诉率", "≤2%"),
            of("数量", "处理群众投诉数量", "≥2件"),
            of("成本", "节约印刷费", "≥2万元"),
            of("成本", "预算成本控制率", "≥90%"),
            of("社会效益", "网络安全事件发生率", "≤0.5%"),
            of("社会效益", "城镇登记失业人数", "≤300人", "失业率逐年下降"),
            of("时效", "故障处理时间", "≤4小时"),
        ],
    ),
    "share_over_100": Cases(
        "超过 100%",
        finds=[of("质量", "培训合格率", "≥950%"), of("质量", "培训覆盖率", ">100%")],
        passes=[of("质量", "培训合格率", "≥100%"), of("经济效益", "产值增长率", "≥120%"), of("数量", "培训人次", "≥950人次")],
    ),
    "number_given_in_words": Cases(
        "没有数",
        finds=[of("数量", "补贴人数", "参照文件标准"), of("成本", "总成本", "不超过当年预算数")],
        passes=[of("数量", "补贴人数", "≥30人"), of("质量", "发放合规性", "合法合规"), of("数量", "培训班", "不适用"), of("数量", "补贴批次", "春秋两季各一批")],
    ),
    "target_repeats_its_name": Cases(
        "只是重复了",
        finds=[of("社会效益", "满足工作需求", "满足工作需求"), of("社会效益", "工作", "满足工作需求", "满足工作需求")],
        passes=[of("社会效益", "满足工作需求", "有效满足")],
    ),
    "class_contradicts_target": Cases(
        "指标下是",
        finds=[
            of("时效", "耗材购置", "≤5.6万元"),
            of("数量", "工程量完成率", "≥90%"),
            of("时效", "设备正常运行率", "95%"),
            of("数量", "安全责任事故发生次数", "0次"),
        ],
        passes=[
            of("成本", "耗材购置", "≤5.6万元"),
            of("数量", "维修工程", "≥9项"),
            of("时效", "按时合格率", "95%"),
            of("数量", "处理安全事故次数", "≥10次"),
            of("质量", "安全责任事故发生次数", "0次"),
        ],
    ),
    "ecology_not_mentioned": Cases(
        "看不出", finds=[of("生态效益", "重大安全事故次数", "0次")], passes=[of("生态效益", "节约用纸", "有效节约"), of("生态效益", "不适用", "无"), of("社会效益", "重大安全事故次数", "0次")]
    ),
    "name_and_measure_differ": Cases(
        "名称是",
        finds=[of("时效", "业务处理及时率", "≤4小时"), of("时效", "资金到位率", "每年年底前"), of("质量", "签订协议数", "≥20%")],
        passes=[of("时效", "业务处理及时率", "≥95%"), of("时效", "工作效率", "≤4小时"), of("数量", "巡查频率", "4次"), of("质量", "价格指数", "≥20%"), of("时效", "发放及时率", "及时足额发放")],
    ),
    "same_indicator_twice": Cases(
        "2 次",
        finds=[made(form(line("数量", "培训人数", "≥30人"), line("数量", "培训人数", "≥30人")))],
        passes=[
            made(form(line("数量", "培训人数", "≥30人"), line("数量", "培训人数", "≥40人"))),
            made(form(line("成本", "硬件更新成本", "≤2万元"), line("质量", "硬件更新成本", "≤2万元"))),
        ],
    ),
    "weights_do_not_add_up": Cases(
        "权重之和是 80",
        finds=[made(form(line("数量", "培训人数", "≥30人", weight="50"), line("满意度", "满意度", "≥90%", weight="30")))],
        passes=[
            made(form(line("数量", "培训人数", "≥30人", weight="60"), line("满意度", "满意度", "≥90%", weight="30"))),
            made(form(line("数量", "培训人数", "≥30人", weight="70%"), line("满意度", "满意度", "≥90%", weight="30%"))),
            made(form(line("数量", "培训人数", "≥30人", weight="50"), line("满意度", "满意度", "≥90%"))),
            made(form(line("数量", "培训人数", "≥30人"))),
        ],
    ),
}  # fmt: skip
