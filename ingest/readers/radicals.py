"""Characters that some writers of PDF put for plain ones: radicals (⽬ for 目), and marks of pdfium itself."""

import unicodedata

SUPPLEMENT = dict(
    zip(
        "⺁⺄⺆⺈⺊⺋⺌⺍⺎⺏⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿",
        "厂乙冂刀卜卩小小兀尢尢巳幺彑彐忄心扌攵旡月母民氵氺灬爪爫爿牛犭玉疋示礻竹糸纟罒罒网罒网羊羊羊老耂肀月臼艹艹",
        strict=True,
    )
)
SUPPLEMENT.update(
    zip(
        "⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻰⻲",
        "艹虎衤西西见角讠贝足车辶辶辶阝钅长镸长门阝雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾齐齐齿龙龟",
        strict=True,
    )
)
SIMPLIFIED = {"⼾": "户", "⻳": "龟"}
HYPHEN = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
"""A hyphen at the end of a line, as pdfium marks it."""

PLAIN = str.maketrans(
    {
        **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
        **SUPPLEMENT,
        **SIMPLIFIED,
        **HYPHEN,
    }
)
