"""Forms whose cells hold several indicators, each on a line that begins with its number."""

from tests.city_forms import Form, blocks, wanted

NUMBERS_IN_BOTH_CELLS = Form(
    blocks("""
项目支出绩效目标表
项目名称|湿地巡护{1x3}
实施单位|湘滨县林业局|年度预算金额（万元）|26
年度目标|保护湿地。{1x3}
一级指标|二级指标|三级指标|指标值
产出指标{3x1}|数量指标|1.巡护里程⏎2.购置无人机⏎3.编制方案|1.≥120公里⏎2.=2架⏎3.1套
质量指标|1.巡护记录完整率⏎2.设备合格率|1.≥98%；⏎2.=100%
成本指标|1.巡护成本⏎2.设备单价|1.2万元⏎2.3万元
"""),
    (
        wanted(
            "湿地巡护",
            "260000",
            """
            产出指标/数量指标/巡护里程/≥120公里
            产出指标/数量指标/购置无人机/=2架
            产出指标/数量指标/编制方案/1套
            产出指标/质量指标/巡护记录完整率/≥98%
            产出指标/质量指标/设备合格率/=100%
            产出指标/成本指标/1.巡护成本2.设备单价/1.2万元2.3万元
            """,
            "湘滨县林业局",
        ),
    ),
)
"""`3.1套` below `1.≥120公里` is 1 套 of a line 3; the two costs may be 1.2 and 2.3, or 2 and 3 万元, and stay whole."""
