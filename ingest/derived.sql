-- What follows from the rows of `schema.sql`, worked out once: a snapshot never changes, and many questions ask for it.

CREATE OR REPLACE TABLE named_documents AS
SELECT documents.*, concat_ws(' ', publisher, coalesce(title, file_name)) AS document_title
FROM documents;
COMMENT ON TABLE named_documents IS '一行是一份已读入的文件，连同它的称呼';
COMMENT ON COLUMN named_documents.document_title IS '发布单位和文件标题；没有标题时为文件名';

CREATE OR REPLACE TABLE named_projects AS
SELECT projects.*, units.city, units.unit_code, units.unit_name, named_documents.document_title
FROM projects
JOIN units ON units.unit_id = projects.unit_id
JOIN named_documents ON named_documents.document_id = projects.document_id;
COMMENT ON TABLE named_projects IS '一行是一个项目，连同它的单位和所在文件的名称';
COMMENT ON COLUMN named_projects.document_title IS '发布单位和文件标题；没有标题时为文件名';

CREATE OR REPLACE TABLE scope_rows AS
SELECT
    projects.project_id,
    indicators.indicator_id,
    units.city,
    units.unit_id,
    units.unit_code,
    projects.document_id,
    projects.project_code,
    projects.code_year,
    indicators.indicator_class,
    indicators.indicator_subclass,
    CASE WHEN indicators.indicator_id IS NOT NULL THEN coalesce(indicators.target_kind, 'text') END AS target_kind,
    indicators.comparator,
    indicators.measure,
    indicators.value_low,
    indicators.value_high,
    -- A sheet prints full and half width side by side, and few keyboards have a ≥: a word is found in either spelling.
    lower(replace(replace(
        translate(
            concat_ws(chr(10), projects.project_name, indicators.level3, indicators.description, indicators.target),
            '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
            '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
        ),
        '>=', '≥'), '<=', '≤')) AS searched
FROM projects
JOIN units ON units.unit_id = projects.unit_id
LEFT JOIN indicators ON indicators.project_id = projects.project_id
WHERE projects.repeats_project_id IS NULL;
COMMENT ON TABLE scope_rows IS '一行是一个项目的一条指标和筛选范围用到的各项；没有指标的项目占一行，同一文件里重复印出的表不在其中';
COMMENT ON COLUMN scope_rows.target_kind IS '指标值的读法；不是数值、日期、频次的都是文字，没有印指标值的也是';
COMMENT ON COLUMN scope_rows.searched IS '搜索时查找的文字：项目名称、三级指标、指标描述和指标值；半角、小写，>= 写作 ≥，<= 写作 ≤';

CREATE OR REPLACE TABLE document_contents AS
WITH counts AS (
    SELECT project_id, count(indicator_id) AS indicators
    FROM indicators
    GROUP BY project_id
)
SELECT
    named_projects.document_id,
    concat_ws('、', array_sort(array_agg(DISTINCT concat_ws(' ', unit_code, unit_name)))) AS unit_names,
    count(*) AS projects,
    CAST(coalesce(sum(counts.indicators), 0) AS BIGINT) AS indicators,
    sum(total_yuan) AS rows_yuan
FROM named_projects
LEFT JOIN counts ON counts.project_id = named_projects.project_id
WHERE repeats_project_id IS NULL
GROUP BY named_projects.document_id;
COMMENT ON TABLE document_contents IS '一行是一份有项目的文件和它所含的内容；重复印出的表不计';
COMMENT ON COLUMN document_contents.unit_names IS '文件里的全部单位，编码在前';
COMMENT ON COLUMN document_contents.projects IS '项目有几个';
COMMENT ON COLUMN document_contents.indicators IS '指标有几条';
COMMENT ON COLUMN document_contents.rows_yuan IS '全部项目的预算数之和（元）';

CREATE OR REPLACE TABLE named_findings AS
WITH own_places AS (
    SELECT
        finding_id,
        CASE WHEN page IS NULL AND line_from IS NULL AND address IS NULL THEN 0 ELSE 1 END AS has_place
    FROM findings
)
SELECT
    findings.finding_id,
    findings.rule,
    findings.severity,
    findings.document_id,
    findings.unit_id,
    findings.project_id,
    findings.indicator_id,
    findings.message,
    findings.evidence,
    coalesce(checks.title, findings.rule) AS check_title,
    checks.explanation,
    coalesce(units.city, named_documents.city) AS city,
    units.unit_code,
    coalesce(units.unit_name, document_contents.unit_names) AS unit_name,
    projects.project_code,
    projects.project_name,
    projects.code_year,
    projects.total_yuan,
    indicators.level3,
    named_documents.document_title,
    own_places.has_place,
    CASE WHEN has_place = 1 THEN findings.page ELSE coalesce(indicators.page, projects.page) END AS page,
    CASE WHEN has_place = 1 THEN findings.line_from ELSE coalesce(indicators.line_from, projects.line_from) END
        AS line_from,
    CASE WHEN has_place = 1 THEN findings.line_to ELSE coalesce(indicators.line_to, projects.line_to) END AS line_to,
    CASE WHEN has_place = 1 THEN findings.address ELSE coalesce(indicators.address, projects.address) END AS address
FROM findings
JOIN own_places ON own_places.finding_id = findings.finding_id
JOIN named_documents ON named_documents.document_id = findings.document_id
LEFT JOIN document_contents ON document_contents.document_id = findings.document_id
LEFT JOIN checks ON checks.rule = findings.rule
LEFT JOIN units ON units.unit_id = findings.unit_id
LEFT JOIN projects ON projects.project_id = findings.project_id
LEFT JOIN indicators ON indicators.indicator_id = findings.indicator_id;
COMMENT ON TABLE named_findings IS '一行是一个疑点，连同它的规则、单位、项目、指标、文件的名称和位置';
COMMENT ON COLUMN named_findings.check_title IS '规则的名称';
COMMENT ON COLUMN named_findings.has_place IS '1：疑点有自己的位置；0：位置是所指项目或指标的';
COMMENT ON COLUMN named_findings.document_title IS '发布单位和文件标题；没有标题时为文件名';
COMMENT ON COLUMN named_findings.unit_name IS '所指单位；针对有几个单位的整份文件时，为它的全部单位';

CREATE OR REPLACE TABLE finding_subjects AS
SELECT
    findings.finding_id,
    coalesce(findings.indicator_id, findings.project_id, projects.project_id, findings.document_id) AS subject_id
FROM findings
LEFT JOIN projects
  ON findings.project_id IS NULL
 AND projects.document_id = findings.document_id
 AND projects.unit_id = coalesce(findings.unit_id, projects.unit_id);
COMMENT ON TABLE finding_subjects IS '一行是一个疑点和它所指的一条指标或一个项目；针对整份文件或整个单位的疑点，指其中每个项目，文件没有项目的指文件';
COMMENT ON COLUMN finding_subjects.subject_id IS '指标的 indicator_id；没有指标的，项目的 project_id；没有项目的，文件的 document_id';

CREATE OR REPLACE TABLE project_findings AS
SELECT project_id, count(finding_id) AS findings
FROM findings
WHERE project_id IS NOT NULL
GROUP BY project_id;
COMMENT ON TABLE project_findings IS '一行是一个有疑点的项目';
COMMENT ON COLUMN project_findings.findings IS '针对项目或其指标的疑点有几处，不论级别和状态';

CREATE OR REPLACE TABLE cost_caps AS
WITH caps AS (
    SELECT
        indicators.indicator_id,
        indicators.project_id,
        indicators.position,
        indicators.cost_category,
        indicators.value_yuan,
        CASE WHEN indicators.value_yuan = projects.total_yuan THEN 1 ELSE 0 END AS repeats_budget
    FROM indicators
    JOIN projects ON projects.project_id = indicators.project_id
    WHERE indicators.money_basis = 'total' AND coalesce(indicators.comparator, '') NOT IN ('≥', '>')
),
ranked AS (
    SELECT
        caps.*,
        min(repeats_budget) OVER (PARTITION BY project_id) AS all_repeat_budget,
        row_number() OVER (PARTITION BY project_id ORDER BY position) AS cap_rank
    FROM caps
)
SELECT
    indicator_id,
    project_id,
    cost_category,
    value_yuan,
    repeats_budget,
    CASE WHEN repeats_budget = 0 OR (all_repeat_budget = 1 AND cap_rank = 1) THEN 1 ELSE 0 END AS is_counted
FROM ranked;
COMMENT ON TABLE cost_caps IS '一行是一条可相加的金额上限（全年总额）；单价和印成下限（≥、>）的不在其中';
COMMENT ON COLUMN cost_caps.repeats_budget IS '1：上限等于本项目的预算数';
COMMENT ON COLUMN cost_caps.is_counted IS '1：计入上限之和。等于预算数的上限，旁边另有其他上限时是总数，不重复计入；没有时只计一次';

CREATE OR REPLACE TABLE project_costs AS
WITH counted AS (
    SELECT
        projects.project_id,
        projects.unit_id,
        projects.total_yuan,
        CAST(sum(CASE WHEN cost_caps.is_counted = 1 THEN cost_caps.value_yuan END) AS DECIMAL(38, 2)) AS caps_yuan,
        count(cost_caps.indicator_id) AS money_caps,
        count(CASE WHEN cost_caps.repeats_budget = 1 THEN 1 END) AS repeating_caps,
        count(CASE WHEN indicators.money_basis = 'rate' THEN 1 END) AS money_rates
    FROM projects
    LEFT JOIN indicators ON indicators.project_id = projects.project_id
    LEFT JOIN cost_caps ON cost_caps.indicator_id = indicators.indicator_id
    GROUP BY projects.project_id, projects.unit_id, projects.total_yuan
)
SELECT
    counted.*,
    CASE
        WHEN money_caps = 0 AND money_rates = 0 THEN 'no_money'
        WHEN money_caps = 0 THEN 'rates_only'
        WHEN total_yuan IS NULL THEN 'no_budget'
        WHEN money_caps = repeating_caps THEN 'repeats'
        WHEN caps_yuan = total_yuan THEN 'matches'
        WHEN caps_yuan < total_yuan THEN 'uncovered'
        ELSE 'exceeds'
    END AS cap_state
FROM counted;
COMMENT ON TABLE project_costs IS '一行是一个项目：它的成本上限之和与预算数对照';
COMMENT ON COLUMN project_costs.caps_yuan IS '上限之和（元），按 cost_caps.is_counted；没有上限为空，不作 0';
COMMENT ON COLUMN project_costs.money_caps IS '可相加的金额上限有几条';
COMMENT ON COLUMN project_costs.repeating_caps IS '其中等于预算数的有几条';
COMMENT ON COLUMN project_costs.money_rates IS '不可相加的单价有几条';
COMMENT ON COLUMN project_costs.cap_state IS 'matches 相符，uncovered 未覆盖，exceeds 超出，repeats 上限=预算，rates_only 单价不可加，no_money 无金额，no_budget 未印预算数';

CREATE OR REPLACE TABLE satisfaction_lanes AS
WITH targets AS (
    SELECT
        indicators.*,
        CASE
            WHEN contains(coalesce(level3, ''), '满意') OR contains(coalesce(level3, ''), '率') THEN level3
            ELSE coalesce(description, '')
        END AS asked
    FROM indicators
    WHERE indicator_class = '满意度'
)
SELECT
    indicator_id,
    project_id,
    CASE
        WHEN coalesce(target_kind, 'text') NOT IN ('number', 'range') THEN 'words'
        WHEN measure IS NULL THEN 'no_measure'
        WHEN measure <> '%' THEN 'count'
        WHEN NOT contains(asked, '满意') OR contains(asked, '不满意') THEN 'other_rate'
        WHEN coalesce(respondent, '') = '本单位人员' THEN 'own_staff'
        ELSE 'share'
    END AS lane
FROM targets;
COMMENT ON TABLE satisfaction_lanes IS '一行是一条满意度指标，并说明能否比较。看三级指标是否写满意，三级指标既不写满意也不写率的看描述';
COMMENT ON COLUMN satisfaction_lanes.lane IS 'share 服务对象满意的占比，可以比较；words 没有数值，no_measure 没有印计量单位，count 计量单位不是 %，other_rate 另一种比率，own_staff 询问本单位人员';

CREATE OR REPLACE TABLE project_indicators AS
SELECT
    indicators.*,
    projects.document_id,
    projects.unit_id,
    projects.project_name,
    projects.total_yuan,
    CASE
        WHEN regexp_extract(coalesce(level3, ''), '^(无|[/—-]+|不合适|不满足|不直接.*|.*(不适用|不涉及).*)$', 0) <> '' THEN 1
        WHEN regexp_extract(coalesce(target, ''), '^(无|[/—-]+|不适用|不涉及)$', 0) <> '' THEN 1
        ELSE 0
    END AS not_applicable
FROM indicators
JOIN projects ON projects.project_id = indicators.project_id;
COMMENT ON TABLE project_indicators IS '一行是一条指标，连同它的项目';
COMMENT ON COLUMN project_indicators.not_applicable IS '1：名称或指标值写明不适用、不涉及、无';

CREATE OR REPLACE TABLE project_years AS
SELECT
    projects.project_id,
    projects.code_year,
    documents.budget_year,
    coalesce(projects.code_year, documents.budget_year) AS project_year
FROM projects
JOIN documents ON documents.document_id = projects.document_id;
COMMENT ON TABLE project_years IS '一行是一个项目，连同印出的年份';
COMMENT ON COLUMN project_years.project_year IS '编码中的立项年份；没有编码时为预算年度；都未注明为空';

CREATE OR REPLACE TABLE indicator_meanings AS
SELECT
    indicator_id,
    CASE
        WHEN regexp_extract(
            coalesce(level3, ''),
            '(不满意|投诉|故障|差错|失误|错误|事故|事件|违规|违纪|违法|不良反应|流失|死亡|发病|感染|返工|延误|超标|泄露)(行为|案件)?(重复)?(发生)?(控制)?(率|度|量|数|数量|[次件起]数)?[（(]?[%％]?[）)]?$',
            0
        ) <> ''
        AND regexp_extract(
            level3, '(处置|处理|查处|化解|受理|办理|调解|解决|整改|排查|接访|接处|发现|侦破|救援|应对|防范|宣传|培训)', 0
        ) = '' THEN 1
        ELSE 0
    END AS less_is_better,
    CASE
        WHEN regexp_extract(
            coalesce(level3, ''),
            '(完成|合格|通过|达标|覆盖|及时|准确|到位|满意|参与|参训|知晓|办结|结案|成功|就业|入学|使用|利用|运行|完好|稳定|增长|提高|提升|合规)(率|度)[（(]?[%％]?[）)]?$',
            0
        ) <> '' AND NOT contains(coalesce(level3, ''), '不满意') THEN 1
        ELSE 0
    END AS more_is_better
FROM indicators;
COMMENT ON TABLE indicator_meanings IS '一行是一条指标，并按三级指标结尾的词说明方向；看不出的两者都为 0';
COMMENT ON COLUMN indicator_meanings.less_is_better IS '1：越少越好，如 投诉率、故障率、事故次数';
COMMENT ON COLUMN indicator_meanings.more_is_better IS '1：越多越好的比率，如 合格率、及时率、满意度';

CREATE OR REPLACE TABLE rate_peers AS
WITH kinds AS (
    SELECT
        rate_per,
        cost_category,
        count(indicator_id) AS rates,
        CAST(percentile_cont(0.5) WITHIN GROUP (ORDER BY value_yuan) AS DECIMAL(18, 2)) AS median_yuan
    FROM indicators
    WHERE money_basis = 'rate' AND cost_category <> '未分类'
    GROUP BY rate_per, cost_category
)
SELECT indicators.indicator_id, kinds.rates - 1 AS peers, kinds.median_yuan
FROM indicators
JOIN kinds ON kinds.rate_per = indicators.rate_per AND kinds.cost_category = indicators.cost_category
WHERE indicators.money_basis = 'rate';
COMMENT ON TABLE rate_peers IS '一行是一条单价，连同成本类别和计价单位都相同的单价';
COMMENT ON COLUMN rate_peers.peers IS '同类单价除本条外有几条';
COMMENT ON COLUMN rate_peers.median_yuan IS '同类单价（含本条）的中位数（元）';

CREATE OR REPLACE TABLE headcount_costs AS
WITH rates AS (
    SELECT project_id, min(value_yuan) AS rate_yuan, min(rate_per) AS rate_per, min(concat_ws(' ', level3, target)) AS rate_words
    FROM indicators
    WHERE money_basis = 'rate'
    GROUP BY project_id
    HAVING count(indicator_id) = 1 AND count(CASE WHEN comparator IN ('≥', '>') THEN 1 END) = 0
),
quantities AS (
    SELECT project_id, measure, min(value_high) AS quantity, min(concat_ws(' ', level3, target)) AS quantity_words
    FROM indicators
    WHERE indicator_subclass = '数量' AND target_kind = 'number' AND measure IN ('人', '户')
    GROUP BY project_id, measure
    HAVING count(indicator_id) = 1 AND count(CASE WHEN comparator IN ('≥', '>') THEN 1 END) = 0
)
SELECT
    quantities.project_id,
    quantities.quantity_words,
    rates.rate_words,
    CAST(quantities.quantity * rates.rate_yuan AS DECIMAL(38, 2)) AS headcount_yuan
FROM quantities
JOIN rates ON rates.project_id = quantities.project_id
WHERE rates.rate_per IN (quantities.measure, concat_ws('', quantities.measure, '·年'));
COMMENT ON TABLE headcount_costs IS '一行是一个项目：只有一条每人（户）单价和一条以人（户）计的数量指标，两者都没有印成下限，可以相乘';
COMMENT ON COLUMN headcount_costs.quantity_words IS '数量指标的名称和指标值，照印';
COMMENT ON COLUMN headcount_costs.rate_words IS '单价指标的名称和指标值，照印';
COMMENT ON COLUMN headcount_costs.headcount_yuan IS '数量乘以单价（元）';

CREATE OR REPLACE TABLE class_states AS
WITH classes AS (
    SELECT listed.covered_class, listed.covered_group, listed.class_order
    FROM (
        VALUES ('数量', '产出', 1), ('质量', '产出', 2), ('时效', '产出', 3), ('成本', '成本', 4),
            ('经济效益', '效益', 5), ('社会效益', '效益', 6), ('生态效益', '效益', 7), ('可持续影响', '效益', 8),
            ('满意度', '满意度', 9)
    ) AS listed (covered_class, covered_group, class_order)
),
classed AS (
    SELECT
        project_id,
        indicator_class,
        CASE WHEN indicator_class IN ('成本', '满意度') THEN indicator_class ELSE indicator_subclass END AS covered_class,
        not_applicable
    FROM project_indicators
),
printed AS (
    SELECT project_id, covered_class, min(not_applicable) AS all_not_applicable
    FROM classed
    WHERE covered_class IS NOT NULL
    GROUP BY project_id, covered_class
),
-- A group is there also where its subclass is not printed.
groups AS (
    SELECT project_id, indicator_class AS covered_group
    FROM classed
    WHERE not_applicable = 0 AND indicator_class IS NOT NULL
    GROUP BY project_id, indicator_class
),
unclear AS (
    SELECT DISTINCT classed.project_id, classes.covered_class
    FROM classed
    JOIN classes ON classes.covered_group = coalesce(classed.indicator_class, classes.covered_group)
    WHERE classed.covered_class IS NULL
),
-- A document whose city is not known stands for itself.
places AS (
    SELECT projects.project_id, coalesce(units.city, projects.document_id) AS place
    FROM projects
    JOIN units ON units.unit_id = projects.unit_id
),
seen AS (
    SELECT DISTINCT places.place, printed.covered_class
    FROM printed
    JOIN places ON places.project_id = printed.project_id
)
SELECT
    places.project_id,
    classes.covered_class,
    classes.class_order,
    groups.covered_group,
    CASE
        WHEN printed.all_not_applicable = 0 THEN 'set'
        WHEN printed.all_not_applicable = 1 THEN 'not_applicable'
        WHEN unclear.project_id IS NOT NULL THEN 'unclear'
        WHEN seen.place IS NULL THEN 'not_in_city'
        ELSE 'missing'
    END AS class_state
FROM places
CROSS JOIN classes
LEFT JOIN printed ON printed.project_id = places.project_id AND printed.covered_class = classes.covered_class
LEFT JOIN groups ON groups.project_id = places.project_id AND groups.covered_group = classes.covered_group
LEFT JOIN unclear ON unclear.project_id = places.project_id AND unclear.covered_class = classes.covered_class
LEFT JOIN seen ON seen.place = places.place AND seen.covered_class = classes.covered_class;
COMMENT ON TABLE class_states IS '一行是一个项目和九类指标中的一类：设了没有';
COMMENT ON COLUMN class_states.covered_class IS '数量、质量、时效、成本、经济效益、社会效益、生态效益、可持续影响、满意度；印在产出下的成本指标归入成本';
COMMENT ON COLUMN class_states.class_order IS '这一类的次序，从 1 起';
COMMENT ON COLUMN class_states.covered_group IS '这一类所在的核心类别（产出、成本、效益、满意度）；项目在其中没有指标，或指标都写明不适用时为空';
COMMENT ON COLUMN class_states.class_state IS 'set 已设；not_applicable 这一类的指标全部写明不适用、不涉及或无；unclear 没有这一类，却有指标看不出属于哪一类；not_in_city 该市读入的全部文件都没有印这一类；missing 未设';
