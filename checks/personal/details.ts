/** What else names or leads to a private person: addresses, e-mail, accounts, documents, plates. Each pattern is bounded. */
export interface FoundDetail {
  readonly kind: string;
  readonly severity: 'error' | 'warning';
  readonly start: number;
  readonly found: string;
}

const NUMBER = String.raw`[\d一二三四五六七八九十百〇零两]{1,6}`;
const STREET = '(?:大?街|路|巷|道|胡同|小区|新村|家园|花园|公寓|村|社区|屯|庄|镇|乡)';
const DOOR = '(?:号楼?|组|栋|幢|楼|单元|室)';

interface Pattern {
  readonly kind: string;
  readonly severity: 'error' | 'warning';
  readonly pattern: RegExp;
}

const PATTERNS: readonly Pattern[] = [
  { kind: '家庭住址', severity: 'error', pattern: new RegExp(`家住[^，。；！？\\n]{2,30}?${NUMBER}${DOOR}`, 'g') },
  {
    kind: '家庭住址',
    severity: 'error',
    // 居住, 住院, 入住 and the like are about something else.
    pattern: new RegExp(`(?<![居入衣])住(?!院|房|宅|所|建)[^，。；！？\\n]{0,24}?${STREET}${NUMBER}${DOOR}`, 'g'),
  },
  {
    kind: '家庭住址',
    severity: 'warning',
    pattern: new RegExp(`(?:家庭住址|户籍地址|住址)[：:]\\s*[^\\s，。；、,;]{4,30}`, 'g'),
  },
  {
    kind: '家庭住址',
    severity: 'warning',
    pattern: new RegExp(`[^\\s，。；、]{2,12}${NUMBER}号楼${NUMBER}单元${NUMBER}(?:室|号)`, 'g'),
  },
  {
    kind: '家里电话',
    severity: 'error',
    pattern:
      /(?:家里|家中|家庭|住宅|宅内)(?:的)?(?:固定)?电话[^\d，。；\n]{0,4}(?:0\d{2,3}[-—–\s]?)?[2-9]\d{6,7}(?!\d)/g,
  },
  { kind: '微信号', severity: 'error', pattern: /(?<!公众)微信(?:号码?|ID)[：:\s]{0,2}[A-Za-z][\w-]{5,19}/g },
  { kind: 'QQ号', severity: 'error', pattern: /QQ(?:号码?)?[：:\s]{0,2}[1-9]\d{4,10}(?!\d)/gi },
  {
    kind: '证件号',
    severity: 'error',
    pattern: /(?:护照|通行证|军官证|驾驶证)(?:号码?)?[：:\s]{0,2}[A-Za-z]{1,2}\d{7,9}(?!\d)/g,
  },
  {
    kind: '车牌号',
    severity: 'error',
    pattern:
      /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·\s]?(?=[A-HJ-NP-Z]{0,3}\d)[A-HJ-NP-Z\d]{5,6}(?![A-Za-z\d])/g,
  },
];

/** @param text folded. */
export function* detailsIn(text: string): Generator<FoundDetail> {
  for (const { kind, severity, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) yield { kind, severity, start: match.index, found: match[0] };
  }
  for (const { start, found } of emailsIn(text)) yield { kind: '电子邮箱', severity: 'error', start, found };
}

/** As long as the two sides of an address may be. */
const LOCAL = 64;
const DOMAIN = 253;
const PROVIDERS = 'qq|163|126|139|189|sina|sohu|gmail|outlook|hotmail|foxmail|yeah|aliyun|icloud';
/** Where no `@` stands, only the name of a provider tells an address from a place in a page. */
const DISGUISED = new RegExp(`(?:#|[（(\\[]\\s?at\\s?[）)\\]])(?=\\s?(?:${PROVIDERS})\\.(?:com|cn|net)\\b)`, 'gi');

/** Looked for around each `@`, so that a long run of letters is not read again from each of them. */
function* emailsIn(text: string): Generator<{ readonly start: number; readonly found: string }> {
  const signs = [...text.matchAll(/@/g), ...text.matchAll(DISGUISED)];
  for (const { 0: sign, index } of signs) {
    const [local = ''] = /[\w.+-]+ ?$/.exec(text.slice(Math.max(0, index - LOCAL), index)) ?? [];
    const after = text.slice(index + sign.length, index + sign.length + DOMAIN);
    const [domain = ''] = /^ ?[A-Za-z\d-]+(?: ?\.[A-Za-z\d-]+)+/.exec(after) ?? [];
    if (local !== '' && domain !== '') {
      yield { start: index - local.length, found: `${local}@${domain}`.replaceAll(' ', '') };
    }
  }
}
