"""Targets that say in words how often: `按月发放`, `每年春、秋季发放`."""

import re

from ingest.normalise.words import HAN

PERIOD = "(?:工作日|日|天|周|旬|月|季度|季|半年|学期|学年|年)"
ACT = (
    "(?:发放|支付|拨付|缴纳|缴费|结算|报送|上报|报告|开展|举办|召开|组织|进行|巡检|巡查|检查|更新|维护|清洗|清洁|保养|公布|公示|发布|"
    "通报|评估|考核|统计|备份|培训|完成|执行)"
)
BY = re.compile(rf"按{PERIOD}(?:度)?(?:足额|及时|按时|准时|定期|准确|、)*(?:{ACT}[{HAN}]{{0,8}})?")
EVERY = re.compile(
    rf"每个?{PERIOD}(?:(?:[1-9]|[12][0-9]|3[01])[日号]?之?前)?(?:(?!每)[{HAN}、]){{0,10}}?{ACT}(?:(?!每)[{HAN}]){{0,8}}"
)
ALONE = re.compile(rf"每个?{PERIOD}(?:(?:[1-9]|[12][0-9]|3[01])[日号]之?前)?")
"""`每周`, `每月15日前`: how often and by when, and nothing else."""
MEASURED = re.compile(r"(?:率|(?<!季)度)$|达到|提高|提升|[一二三四五六七八九十两][次场期个]")


def is_recurrence(text: str) -> bool:
    """Whether the whole of `text` is one recurrence without a count: `每月10日前发放` is, a second `每` makes two."""
    return any(form.fullmatch(text) for form in (BY, EVERY, ALONE)) and not MEASURED.search(text)
