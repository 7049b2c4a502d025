-- The warehouse: what the documents print, and beside it what it was read as.
-- Money is in yuan, DECIMAL(18,2). Text is as printed, without the white space inside cells.

CREATE TABLE documents (
    document_id        VARCHAR PRIMARY KEY,
    path               VARCHAR NOT NULL,
    file_name          VARCHAR NOT NULL,
    sha256             VARCHAR NOT NULL UNIQUE,
    file_type          VARCHAR NOT NULL,
    city               VARCHAR,
    publisher          VARCHAR,
    title              VARCHAR,
    layout             VARCHAR,
    amount_unit        VARCHAR CHECK (amount_unit IN ('万元', '元')),
    budget_year        INTEGER,
    printed_total_yuan DECIMAL(18, 2),
    line_from          INTEGER,
    line_to            INTEGER,
    breaks_off         BOOLEAN NOT NULL DEFAULT false,
    characters         INTEGER NOT NULL,
    characters_read    INTEGER NOT NULL,
    characters_labels  INTEGER NOT NULL,
    characters_ignored INTEGER NOT NULL,
    characters_unread  INTEGER NOT NULL,
    CHECK (characters = characters_read + characters_labels + characters_ignored + characters_unread)
);
COMMENT ON TABLE documents IS '一行是一份已读入的文件';
COMMENT ON COLUMN documents.document_id IS '文件标识：内容 sha256 的前 12 位，与文件名和存放位置无关';
COMMENT ON COLUMN documents.path IS '读入时的路径（随附文件为 data/sheets 下的相对路径）';
COMMENT ON COLUMN documents.file_name IS '文件名';
COMMENT ON COLUMN documents.sha256 IS '文件内容的 sha256';
COMMENT ON COLUMN documents.file_type IS '文件类型，如 txt';
COMMENT ON COLUMN documents.city IS '城市简称：随附文件取自 data/sources.csv，其余取自文件内单位名称；未注明为空';
COMMENT ON COLUMN documents.publisher IS '发布单位，取自 data/sources.csv；未登记为空';
COMMENT ON COLUMN documents.title IS '文件标题，取自 data/sources.csv；未登记为空';
COMMENT ON COLUMN documents.layout IS '识别出的表式名称';
COMMENT ON COLUMN documents.amount_unit IS '文件印出的金额单位：万元或元';
COMMENT ON COLUMN documents.budget_year IS '预算年度；文件未注明为空，不推测';
COMMENT ON COLUMN documents.printed_total_yuan IS '文件印出的合计（元）；没有合计行为空';
COMMENT ON COLUMN documents.line_from IS '绩效目标表在文件中的起始行（文本文件，从 1 起）';
COMMENT ON COLUMN documents.line_to IS '绩效目标表在文件中的结束行（文本文件，从 1 起）';
COMMENT ON COLUMN documents.breaks_off IS '文件末尾没有换行或单元格的结束，最后一格可能不全';
COMMENT ON COLUMN documents.characters IS '文件字符数，不计空白';
COMMENT ON COLUMN documents.characters_read IS '读入字段的字符数';
COMMENT ON COLUMN documents.characters_labels IS '表头、标签、序号等字符数';
COMMENT ON COLUMN documents.characters_ignored IS '不读的字符数，原因见 remainders';
COMMENT ON COLUMN documents.characters_unread IS '未能读入的字符数，原文见 remainders';

CREATE TABLE remainders (
    document_id VARCHAR NOT NULL REFERENCES documents (document_id),
    position    INTEGER NOT NULL,
    use         VARCHAR NOT NULL CHECK (use IN ('ignored', 'unread')),
    reason      VARCHAR,
    text        VARCHAR NOT NULL,
    page        INTEGER,
    line_from   INTEGER,
    line_to     INTEGER,
    address     VARCHAR,
    box_left    DECIMAL(9, 1),
    box_top     DECIMAL(9, 1),
    box_right   DECIMAL(9, 1),
    box_bottom  DECIMAL(9, 1),
    PRIMARY KEY (document_id, position)
);
COMMENT ON TABLE remainders IS '一行是文件中没有进入任何字段的一段文字：不读的（附原因）和未能读入的';
COMMENT ON COLUMN remainders.document_id IS '文件标识';
COMMENT ON COLUMN remainders.position IS '在文件中的次序，从 1 起';
COMMENT ON COLUMN remainders.use IS 'ignored：不读；unread：未能读入';
COMMENT ON COLUMN remainders.reason IS '不读的原因，如 叙述、页码、书签';
COMMENT ON COLUMN remainders.text IS '原文';
COMMENT ON COLUMN remainders.address IS '单元格所在；没有为空';
COMMENT ON COLUMN remainders.box_left IS '在 PDF 页面上的左边（点，自页面左上角起）；其他文件为空';
COMMENT ON COLUMN remainders.box_top IS '在 PDF 页面上的上边（点）；其他文件为空';
COMMENT ON COLUMN remainders.box_right IS '在 PDF 页面上的右边（点）；其他文件为空';
COMMENT ON COLUMN remainders.box_bottom IS '在 PDF 页面上的下边（点）；其他文件为空';
COMMENT ON COLUMN remainders.page IS '页码；文本文件没有页，为空';
COMMENT ON COLUMN remainders.line_from IS '起始行，从 1 起';
COMMENT ON COLUMN remainders.line_to IS '结束行，从 1 起';

CREATE TABLE doubts (
    document_id VARCHAR NOT NULL REFERENCES documents (document_id),
    position    INTEGER NOT NULL,
    reason      VARCHAR NOT NULL,
    text        VARCHAR NOT NULL,
    page        INTEGER,
    line_from   INTEGER,
    line_to     INTEGER,
    address     VARCHAR,
    box_left    DECIMAL(9, 1),
    box_top     DECIMAL(9, 1),
    box_right   DECIMAL(9, 1),
    box_bottom  DECIMAL(9, 1),
    PRIMARY KEY (document_id, position)
);
COMMENT ON TABLE doubts IS '一行是读入时没有十分把握的一段文字，请对照原文';
COMMENT ON COLUMN doubts.document_id IS '文件标识';
COMMENT ON COLUMN doubts.position IS '在文件中的次序，从 1 起';
COMMENT ON COLUMN doubts.reason IS '没有把握的原因';
COMMENT ON COLUMN doubts.text IS '原文';
COMMENT ON COLUMN doubts.address IS '单元格所在；没有为空';
COMMENT ON COLUMN doubts.box_left IS '在 PDF 页面上的左边（点，自页面左上角起）；其他文件为空';
COMMENT ON COLUMN doubts.box_top IS '在 PDF 页面上的上边（点）；其他文件为空';
COMMENT ON COLUMN doubts.box_right IS '在 PDF 页面上的右边（点）；其他文件为空';
COMMENT ON COLUMN doubts.box_bottom IS '在 PDF 页面上的下边（点）；其他文件为空';
COMMENT ON COLUMN doubts.page IS '页码；文本文件没有页，为空';
COMMENT ON COLUMN doubts.line_from IS '起始行，从 1 起';
COMMENT ON COLUMN doubts.line_to IS '结束行，从 1 起';

CREATE TABLE printed_totals (
    document_id VARCHAR PRIMARY KEY REFERENCES documents (document_id),
    printed     VARCHAR NOT NULL,
    page        INTEGER,
    line_from   INTEGER,
    line_to     INTEGER,
    address     VARCHAR,
    box_left    DECIMAL(9, 1),
    box_top     DECIMAL(9, 1),
    box_right   DECIMAL(9, 1),
    box_bottom  DECIMAL(9, 1)
);
COMMENT ON TABLE printed_totals IS '一行是一份文件自己印出的合计在哪里；没有合计行的文件不在其中';
COMMENT ON COLUMN printed_totals.document_id IS '文件标识';
COMMENT ON COLUMN printed_totals.printed IS '合计，照印，金额单位见 documents.amount_unit';
COMMENT ON COLUMN printed_totals.address IS '单元格所在；没有为空';
COMMENT ON COLUMN printed_totals.box_left IS '在 PDF 页面上的左边（点，自页面左上角起）；其他文件为空';
COMMENT ON COLUMN printed_totals.box_top IS '在 PDF 页面上的上边（点）；其他文件为空';
COMMENT ON COLUMN printed_totals.box_right IS '在 PDF 页面上的右边（点）；其他文件为空';
COMMENT ON COLUMN printed_totals.box_bottom IS '在 PDF 页面上的下边（点）；其他文件为空';
COMMENT ON COLUMN printed_totals.page IS '页码；文本文件没有页，为空';
COMMENT ON COLUMN printed_totals.line_from IS '起始行，从 1 起';
COMMENT ON COLUMN printed_totals.line_to IS '结束行，从 1 起';

CREATE TABLE units (
    unit_id   VARCHAR PRIMARY KEY,
    city      VARCHAR,
    unit_code VARCHAR,
    unit_name VARCHAR
);
COMMENT ON TABLE units IS '一行是一个预算单位';
COMMENT ON COLUMN units.unit_id IS '单位标识：由城市、单位编码和单位名称算出';
COMMENT ON COLUMN units.city IS '城市简称；未注明为空';
COMMENT ON COLUMN units.unit_code IS '单位编码；文件未印出为空。同名单位的编码印在本文件另一张表上的也算印出';
COMMENT ON COLUMN units.unit_name IS '单位名称，照印';

CREATE TABLE projects (
    project_id    VARCHAR PRIMARY KEY,
    document_id   VARCHAR NOT NULL REFERENCES documents (document_id),
    unit_id       VARCHAR NOT NULL REFERENCES units (unit_id),
    position      INTEGER NOT NULL,
    project_name  VARCHAR NOT NULL,
    project_code  VARCHAR,
    code_year     INTEGER,
    total_yuan    DECIMAL(18, 2),
    fiscal_yuan   DECIMAL(18, 2),
    special_yuan  DECIMAL(18, 2),
    other_yuan    DECIMAL(18, 2),
    purpose       VARCHAR,
    goal          VARCHAR,
    page          INTEGER,
    line_from     INTEGER,
    line_to       INTEGER,
    carried_yuan  DECIMAL(18, 2),
    department    VARCHAR,
    repeats_project_id VARCHAR,
    address       VARCHAR,
    box_left      DECIMAL(9, 1),
    box_top       DECIMAL(9, 1),
    box_right     DECIMAL(9, 1),
    box_bottom    DECIMAL(9, 1),
    UNIQUE (document_id, position)
);
COMMENT ON TABLE projects IS '一行是一个项目的绩效目标表';
COMMENT ON COLUMN projects.project_id IS '项目标识：文件标识加次序';
COMMENT ON COLUMN projects.document_id IS '所在文件';
COMMENT ON COLUMN projects.unit_id IS '所属预算单位';
COMMENT ON COLUMN projects.position IS '在文件中的次序，从 1 起';
COMMENT ON COLUMN projects.project_name IS '项目名称，照印';
COMMENT ON COLUMN projects.project_code IS '项目编码，照印；未印出为空';
COMMENT ON COLUMN projects.code_year IS '项目编码中的立项年份（编码前 6 位为区划，其后 2 位为年份）；没有编码为空';
COMMENT ON COLUMN projects.total_yuan IS '预算数（元）';
COMMENT ON COLUMN projects.fiscal_yuan IS '其中：财政资金（财政拨款），元；印为空白时为空，不作 0';
COMMENT ON COLUMN projects.special_yuan IS '其中：财政专户拨款，元；印为空白或没有这一栏时为空';
COMMENT ON COLUMN projects.other_yuan IS '其中：其他资金，元；印为空白时为空';
COMMENT ON COLUMN projects.purpose IS '资金用途，照印；没有这一栏为空';
COMMENT ON COLUMN projects.goal IS '绩效目标，照印';
COMMENT ON COLUMN projects.carried_yuan IS '上年结转，元；印为空白或没有这一栏时为空';
COMMENT ON COLUMN projects.department IS '主管部门，照印；没有这一栏为空';
COMMENT ON COLUMN projects.repeats_project_id IS '同一份文件里内容完全相同的前一张表；不重复为空。求和时只算一次';
COMMENT ON COLUMN projects.address IS '单元格所在：Word、网页如 表 2 第 3 行第 1 格，工作簿如 Sheet1!B5；PDF 和文本文件为空';
COMMENT ON COLUMN projects.box_left IS '在 PDF 页面上的左边（点，自页面左上角起）；其他文件为空';
COMMENT ON COLUMN projects.box_top IS '在 PDF 页面上的上边（点）；其他文件为空';
COMMENT ON COLUMN projects.box_right IS '在 PDF 页面上的右边（点）；其他文件为空';
COMMENT ON COLUMN projects.box_bottom IS '在 PDF 页面上的下边（点）；其他文件为空';
COMMENT ON COLUMN projects.page IS '起始页；文本文件没有页，为空';
COMMENT ON COLUMN projects.line_from IS '起始行，从 1 起';
COMMENT ON COLUMN projects.line_to IS '结束行，从 1 起';

CREATE TABLE project_cells (
    project_id  VARCHAR NOT NULL REFERENCES projects (project_id),
    position    INTEGER NOT NULL,
    label       VARCHAR NOT NULL,
    printed     VARCHAR NOT NULL,
    page        INTEGER,
    line_from   INTEGER,
    line_to     INTEGER,
    address     VARCHAR,
    box_left    DECIMAL(9, 1),
    box_top     DECIMAL(9, 1),
    box_right   DECIMAL(9, 1),
    box_bottom  DECIMAL(9, 1),
    PRIMARY KEY (project_id, position)
);
COMMENT ON TABLE project_cells IS '一行是一张项目表里进入字段的一格（名称、金额、目标等）在哪里；只有逐格印出的表有';
COMMENT ON COLUMN project_cells.project_id IS '所属项目';
COMMENT ON COLUMN project_cells.position IS '在项目中的次序，从 1 起';
COMMENT ON COLUMN project_cells.label IS '这一格的标签，照印';
COMMENT ON COLUMN project_cells.printed IS '这一格的文字，照印';
COMMENT ON COLUMN project_cells.address IS '单元格所在；没有为空';
COMMENT ON COLUMN project_cells.box_left IS '在 PDF 页面上的左边（点，自页面左上角起）；其他文件为空';
COMMENT ON COLUMN project_cells.box_top IS '在 PDF 页面上的上边（点）；其他文件为空';
COMMENT ON COLUMN project_cells.box_right IS '在 PDF 页面上的右边（点）；其他文件为空';
COMMENT ON COLUMN project_cells.box_bottom IS '在 PDF 页面上的下边（点）；其他文件为空';
COMMENT ON COLUMN project_cells.page IS '页码；文本文件没有页，为空';
COMMENT ON COLUMN project_cells.line_from IS '起始行，从 1 起';
COMMENT ON COLUMN project_cells.line_to IS '结束行，从 1 起';

CREATE TABLE indicators (
    indicator_id       VARCHAR PRIMARY KEY,
    project_id         VARCHAR NOT NULL REFERENCES projects (project_id),
    position           INTEGER NOT NULL,
    level1             VARCHAR,
    level2             VARCHAR,
    level3             VARCHAR,
    indicator_class    VARCHAR,
    indicator_subclass VARCHAR,
    description        VARCHAR,
    target             VARCHAR,
    annual_target      VARCHAR,
    basis              VARCHAR,
    weight             DECIMAL(9, 4),
    target_kind        VARCHAR CHECK (target_kind IN ('number', 'range', 'date', 'recurrence', 'text')),
    comparator         VARCHAR CHECK (comparator IN ('≥', '≤', '>', '<', '=', '≈')),
    value_low          DECIMAL(24, 6),
    value_high         DECIMAL(24, 6),
    date_from          DATE,
    date_to            DATE,
    measure            VARCHAR,
    value_yuan         DECIMAL(18, 2),
    money_basis        VARCHAR CHECK (money_basis IN ('total', 'rate')),
    rate_per           VARCHAR,
    cost_category      VARCHAR,
    respondent         VARCHAR,
    page               INTEGER,
    line_from          INTEGER,
    line_to            INTEGER,
    target_operator    VARCHAR,
    target_value       VARCHAR,
    target_measure     VARCHAR,
    address            VARCHAR,
    box_left           DECIMAL(9, 1),
    box_top            DECIMAL(9, 1),
    box_right          DECIMAL(9, 1),
    box_bottom         DECIMAL(9, 1),
    UNIQUE (project_id, position)
);
COMMENT ON TABLE indicators IS '一行是一个项目的一条三级指标';
COMMENT ON COLUMN indicators.indicator_id IS '指标标识：项目标识加次序';
COMMENT ON COLUMN indicators.project_id IS '所属项目';
COMMENT ON COLUMN indicators.position IS '在项目中的次序，从 1 起';
COMMENT ON COLUMN indicators.level1 IS '一级指标，照印；合并单元格取上一行的值';
COMMENT ON COLUMN indicators.level2 IS '二级指标，照印；合并单元格取上一行的值';
COMMENT ON COLUMN indicators.level3 IS '三级指标，照印';
COMMENT ON COLUMN indicators.indicator_class IS '指标类别（统一）：产出、成本、效益、满意度；印在产出下的成本指标归入成本';
COMMENT ON COLUMN indicators.indicator_subclass IS '指标子类（统一），如 数量、质量、时效、成本、社会效益';
COMMENT ON COLUMN indicators.description IS '绩效指标描述，照印；没有这一栏为空';
COMMENT ON COLUMN indicators.target IS '指标值，照印；分实施周期和年度的，为实施周期指标值';
COMMENT ON COLUMN indicators.annual_target IS '年度指标值，照印；没有这一栏为空';
COMMENT ON COLUMN indicators.basis IS '指标值确定依据，照印；没有这一栏为空';
COMMENT ON COLUMN indicators.weight IS '权重，照印；没有这一栏为空';
COMMENT ON COLUMN indicators.target_kind IS '指标值的读法：number 数值，range 区间，date 日期，recurrence 频次，text 文字';
COMMENT ON COLUMN indicators.comparator IS '比较符：≥ ≤ > < = ≈；文字（不少于、以上等）已化为符号；没有印出为空';
COMMENT ON COLUMN indicators.value_low IS '数值（下限），计量单位见 measure；计数中的万、亿已乘开，金额保留印出的单位';
COMMENT ON COLUMN indicators.value_high IS '数值（上限）；单一数值时与 value_low 相同';
COMMENT ON COLUMN indicators.date_from IS '期间的起始日；没有印出年份为空';
COMMENT ON COLUMN indicators.date_to IS '期间的截止日；没有印出年份为空';
COMMENT ON COLUMN indicators.measure IS '计量单位，统一写法，如 %、次、万元、元/人/天；没有印出为空';
COMMENT ON COLUMN indicators.value_yuan IS '金额（元）；单价时为每一 rate_per 的金额；不是金额为空';
COMMENT ON COLUMN indicators.money_basis IS '金额口径：total 全年总额，可相加；rate 单价，不可相加；无法判断或不是金额为空';
COMMENT ON COLUMN indicators.rate_per IS '单价的计价单位，如 人·天；不是单价为空';
COMMENT ON COLUMN indicators.cost_category IS '成本类别（按 data/reference/cost_categories.csv）；不是成本指标为空，分不出为 未分类';
COMMENT ON COLUMN indicators.respondent IS '满意度的调查对象（按 data/reference/respondents.csv）；不是满意度指标为空，分不出为 未分类';
COMMENT ON COLUMN indicators.target_operator IS '指标值分几格印出时的运算符一格；target 是几格连起来的全文；不分格为空';
COMMENT ON COLUMN indicators.target_value IS '指标值分几格印出时的数值一格；不分格为空';
COMMENT ON COLUMN indicators.target_measure IS '指标值分几格印出时的计量单位一格；不分格为空';
COMMENT ON COLUMN indicators.address IS '单元格所在：Word、网页如 表 2 第 3 行第 1 格，工作簿如 Sheet1!B5；PDF 和文本文件为空';
COMMENT ON COLUMN indicators.box_left IS '在 PDF 页面上的左边（点，自页面左上角起）；其他文件为空';
COMMENT ON COLUMN indicators.box_top IS '在 PDF 页面上的上边（点）；其他文件为空';
COMMENT ON COLUMN indicators.box_right IS '在 PDF 页面上的右边（点）；其他文件为空';
COMMENT ON COLUMN indicators.box_bottom IS '在 PDF 页面上的下边（点）；其他文件为空';
COMMENT ON COLUMN indicators.page IS '所在页；文本文件没有页，为空';
COMMENT ON COLUMN indicators.line_from IS '起始行，从 1 起';
COMMENT ON COLUMN indicators.line_to IS '结束行，从 1 起';

CREATE TABLE spending_plan (
    project_id VARCHAR NOT NULL REFERENCES projects (project_id),
    month      INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    percent    DECIMAL(9, 2),
    printed    VARCHAR,
    PRIMARY KEY (project_id, month)
);
COMMENT ON TABLE spending_plan IS '一行是一个项目到某月底的累计支出计划';
COMMENT ON COLUMN spending_plan.project_id IS '所属项目';
COMMENT ON COLUMN spending_plan.month IS '月份（3、6、10、12 月底）';
COMMENT ON COLUMN spending_plan.percent IS '累计百分比；印为空白或不是数字时为空';
COMMENT ON COLUMN spending_plan.printed IS '累计百分比，照印；印为空白时为空';

CREATE TABLE overall_forms (
    overall_id   VARCHAR PRIMARY KEY,
    document_id  VARCHAR NOT NULL REFERENCES documents (document_id),
    position     INTEGER NOT NULL,
    title        VARCHAR,
    unit_code    VARCHAR,
    unit_name    VARCHAR,
    total_yuan   DECIMAL(18, 2),
    goal         VARCHAR,
    page         INTEGER,
    address      VARCHAR
);
COMMENT ON TABLE overall_forms IS '一行是一张部门整体绩效目标表：属于文件，不是项目，不进入任何合计';
COMMENT ON COLUMN overall_forms.overall_id IS '标识：文件标识加次序';
COMMENT ON COLUMN overall_forms.document_id IS '所在文件';
COMMENT ON COLUMN overall_forms.position IS '在文件中的次序，从 1 起';
COMMENT ON COLUMN overall_forms.title IS '表的标题，照印；没有为空';
COMMENT ON COLUMN overall_forms.unit_code IS '部门编码，照印；没有为空';
COMMENT ON COLUMN overall_forms.unit_name IS '部门名称，照印；没有为空';
COMMENT ON COLUMN overall_forms.total_yuan IS '资金总额（元）；没有印出为空';
COMMENT ON COLUMN overall_forms.goal IS '整体绩效目标，照印；没有为空';
COMMENT ON COLUMN overall_forms.page IS '起始页；没有页为空';
COMMENT ON COLUMN overall_forms.address IS '单元格所在；没有为空';

CREATE TABLE overall_indicators (
    overall_id  VARCHAR NOT NULL REFERENCES overall_forms (overall_id),
    position    INTEGER NOT NULL,
    level1      VARCHAR,
    level2      VARCHAR,
    level3      VARCHAR,
    description VARCHAR,
    target      VARCHAR,
    basis       VARCHAR,
    weight      DECIMAL(9, 4),
    page        INTEGER,
    address     VARCHAR,
    PRIMARY KEY (overall_id, position)
);
COMMENT ON TABLE overall_indicators IS '一行是部门整体绩效目标表的一条三级指标，照印';
COMMENT ON COLUMN overall_indicators.overall_id IS '所属的部门整体绩效目标表';
COMMENT ON COLUMN overall_indicators.position IS '在表中的次序，从 1 起';
COMMENT ON COLUMN overall_indicators.level1 IS '一级指标，照印；合并单元格取上一行的值';
COMMENT ON COLUMN overall_indicators.level2 IS '二级指标，照印；合并单元格取上一行的值';
COMMENT ON COLUMN overall_indicators.level3 IS '三级指标，照印';
COMMENT ON COLUMN overall_indicators.description IS '指标解释，照印；没有这一栏为空';
COMMENT ON COLUMN overall_indicators.target IS '指标值，照印';
COMMENT ON COLUMN overall_indicators.basis IS '指标值确定依据，照印；没有这一栏为空';
COMMENT ON COLUMN overall_indicators.weight IS '权重，照印；没有这一栏为空';
COMMENT ON COLUMN overall_indicators.page IS '所在页；没有页为空';
COMMENT ON COLUMN overall_indicators.address IS '单元格所在；没有为空';

CREATE TABLE checks (
    rule        VARCHAR PRIMARY KEY,
    severity    VARCHAR NOT NULL CHECK (severity IN ('check', 'notice')),
    title       VARCHAR NOT NULL,
    looks_for   VARCHAR NOT NULL,
    why         VARCHAR NOT NULL,
    basis       VARCHAR NOT NULL,
    explanation VARCHAR NOT NULL
);
COMMENT ON TABLE checks IS '一行是一条规则：ingest/checks 下的一个文件，取自它的开头；没有查出疑点的也在内';
COMMENT ON COLUMN checks.rule IS '规则标识，即 ingest/checks 下的文件名';
COMMENT ON COLUMN checks.severity IS 'check：请核对；notice：提示';
COMMENT ON COLUMN checks.title IS '规则的名称';
COMMENT ON COLUMN checks.looks_for IS '这条规则查什么';
COMMENT ON COLUMN checks.why IS '这样的疑点为什么要紧';
COMMENT ON COLUMN checks.basis IS '规则的依据：文件、算术或常识';
COMMENT ON COLUMN checks.explanation IS '这样的疑点可能有什么正当解释';

CREATE TABLE findings (
    finding_id   VARCHAR PRIMARY KEY,
    rule         VARCHAR NOT NULL,
    severity     VARCHAR NOT NULL CHECK (severity IN ('check', 'notice')),
    document_id  VARCHAR NOT NULL REFERENCES documents (document_id),
    unit_id      VARCHAR REFERENCES units (unit_id),
    project_id   VARCHAR REFERENCES projects (project_id),
    indicator_id VARCHAR REFERENCES indicators (indicator_id),
    message      VARCHAR NOT NULL,
    evidence     VARCHAR,
    page         INTEGER,
    line_from    INTEGER,
    line_to      INTEGER,
    address      VARCHAR,
    box_left     DECIMAL(9, 1),
    box_top      DECIMAL(9, 1),
    box_right    DECIMAL(9, 1),
    box_bottom   DECIMAL(9, 1)
);
COMMENT ON TABLE findings IS '一行是一个疑点：值得核对之处，不等于错误';
COMMENT ON COLUMN findings.finding_id IS '疑点标识：由规则、所指的文件、项目、指标、位置和内容算出';
COMMENT ON COLUMN findings.rule IS '规则标识，即 ingest/checks 下的文件名';
COMMENT ON COLUMN findings.severity IS 'check：请核对；notice：提示';
COMMENT ON COLUMN findings.document_id IS '所在文件';
COMMENT ON COLUMN findings.unit_id IS '所指单位：所指项目的单位，或文件里唯一的单位；针对有几个单位的整份文件时为空';
COMMENT ON COLUMN findings.project_id IS '所指项目；针对整份文件时为空';
COMMENT ON COLUMN findings.indicator_id IS '所指指标；不针对指标时为空';
COMMENT ON COLUMN findings.message IS '疑点说明，不含位置';
COMMENT ON COLUMN findings.evidence IS '依据：照印的文字和算出的数，不含位置';
COMMENT ON COLUMN findings.page IS '疑点自己的页，不同于所指项目或指标的位置时才有';
COMMENT ON COLUMN findings.line_from IS '疑点自己的起始行，不同于所指项目或指标的位置时才有';
COMMENT ON COLUMN findings.line_to IS '疑点自己的结束行，不同于所指项目或指标的位置时才有';
COMMENT ON COLUMN findings.address IS '疑点自己的单元格，不同于所指项目或指标的位置时才有';
COMMENT ON COLUMN findings.box_left IS '在 PDF 页面上的左边（点，自页面左上角起）；其他文件为空';
COMMENT ON COLUMN findings.box_top IS '在 PDF 页面上的上边（点）；其他文件为空';
COMMENT ON COLUMN findings.box_right IS '在 PDF 页面上的右边（点）；其他文件为空';
COMMENT ON COLUMN findings.box_bottom IS '在 PDF 页面上的下边（点）；其他文件为空';

CREATE TABLE refused (
    path   VARCHAR NOT NULL,
    sha256 VARCHAR,
    reason VARCHAR NOT NULL,
    place  VARCHAR
);
COMMENT ON TABLE refused IS '一行是一份未读入的文件';
COMMENT ON COLUMN refused.path IS '路径';
COMMENT ON COLUMN refused.sha256 IS '文件内容的 sha256；读不出内容时为空';
COMMENT ON COLUMN refused.reason IS '未读入的原因：读到什么、应有什么、怎么办';
COMMENT ON COLUMN refused.place IS '出问题的位置，如 第 12 行；针对整份文件时为空';

CREATE TABLE snapshot (
    input_hash VARCHAR NOT NULL
);
COMMENT ON TABLE snapshot IS '只有一行：这份数据由什么得来';
COMMENT ON COLUMN snapshot.input_hash IS '全部输入（文件、来源表、参照表、程序）的 sha256；输入不变则不重做';
