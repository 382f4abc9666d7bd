/** One table of what became of a cabinet: HTML to look at, CSV to keep. */
import { csvLine, BOM } from '#outputs/data/csv.ts';
import { escapeHtml } from '#outputs/html.ts';
import { groupQuestions } from '#importer/write/question-groups.ts';
import type { LedgerRow } from './ledger.ts';

export const RESULTS = '导入结果';

const OUTCOMES = { written: '已写成', duplicate: '重复', failed: '没有读成' } as const;
const HEADINGS = [
  ...['文件', '结果', '说明', '草稿', '报头名称', '年份', '刊别', '期号', '印发日期', '篇数', '标题'],
  ...['要改正', '请核对', '备查'],
];

export function resultsCsv(rows: readonly LedgerRow[]): string {
  return BOM + csvLine(HEADINGS) + rows.map((row) => csvLine(cellsOf(row))).join('');
}

function cellsOf(row: LedgerRow): (string | number | undefined)[] {
  const { file, outcome, said, draft, series, year, edition, issue, date, titles, errors, warnings, notes } = row;
  return [
    ...[file, OUTCOMES[outcome], said, draft, series, year, edition, issue, date, titles?.length],
    ...[titles?.join('；'), errors, warnings, notes],
  ];
}

/** The page needs no script and asks nobody for anything. */
export function resultsHtml(rows: readonly LedgerRow[]): string {
  const count = (outcome: LedgerRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const sum = `${rows.length}个文件：写成${count('written')}份草稿，重复${count('duplicate')}个，没有读成${count('failed')}个。`;
  const head = [...HEADINGS, '要看的'].map((text) => `<th scope="col">${text}</th>`).join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${RESULTS}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><h1>${RESULTS}</h1><p>${sum}要改正的在草稿里写作〔待核：…〕，改好以前不能发布。</p>
<div tabindex="0" role="region" aria-label="${RESULTS}"><table><thead><tr>${head}</tr></thead>
<tbody>${rows.map(rowHtml).join('\n')}</tbody></table></div></body></html>
`;
}

const STYLE = `body{font:16px/1.6 sans-serif;margin:1.5rem}table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#eee;position:sticky;top:0}div{overflow-x:auto}.failed td:nth-child(2),.error{color:#a00;font-weight:bold}ul{margin:0;padding-left:1.2em}`;

function rowHtml(row: LedgerRow): string {
  const cells = cellsOf(row).map((cell) => `<td>${escapeHtml(String(cell ?? ''))}</td>`);
  return `<tr class="${row.outcome}">${cells.join('')}<td>${doubtsHtml(row)}</td></tr>`;
}

function doubtsHtml({ doubts = [] }: LedgerRow): string {
  if (doubts.length === 0) return '';
  const groups = groupQuestions(doubts.map((doubt) => ({ ...doubt, rule: '', severity: 'warning' as const })));
  const items = groups.map(({ first, all }) => {
    const excerpts = all.flatMap(({ excerpt }) => excerpt ?? []).slice(0, 3);
    const quoted = excerpts.map((text) => `「${escapeHtml(text)}」`).join('');
    return `<li>${escapeHtml(first.sentence + first.remedy)}${all.length > 1 ? `（${all.length}处）` : ''}${quoted}</li>`;
  });
  return `<details><summary>${doubts.length}处</summary><ul>${items.join('')}</ul></details>`;
}
