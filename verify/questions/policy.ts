/** Every page states a content security policy that lets in the site itself and nothing else. */
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';
import type { Page } from '../page.ts';

/** Directives that do not fall back to `default-src`, and the one they fall back to. */
const NEEDED = ['default-src', 'object-src', 'base-uri', 'form-action'];

export function policy({ pages }: BuiltSite): Answer {
  const findings = pages.flatMap((page) =>
    wrongWith(page).map((message) => ({ place: page.path, message, remedy: PROGRAM_FAULT })),
  );
  return {
    topic: '安全策略',
    looked: `${pages.length}个网页`,
    good: '都只许用本站的内容',
    findings: mergeAlike(findings),
  };
}

function wrongWith({ metas, fetchesBeforePolicy }: Page): string[] {
  const policy = metas.get('content-security-policy');
  if (policy === undefined) return ['没有写安全策略（Content-Security-Policy）。'];
  const directives = new Map(
    policy.split(';').map((one) => {
      const [name = '', ...sources] = one.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );
  const loose = [...directives].flatMap(([name, sources]) =>
    sources.filter((source) => !isStrict(name, source)).map((source) => `安全策略的“${name}”放进了“${source}”。`),
  );
  const missing = NEEDED.filter((name) => !directives.has(name)).map((name) => `安全策略缺少“${name}”。`);
  const late = fetchesBeforePolicy ? ['安全策略写在样式或脚本后面，管不住它们。'] : [];
  return [...loose, ...missing, ...late];
}

/** Small drawings of the styles are data. */
function isStrict(directive: string, source: string): boolean {
  return source === "'self'" || source === "'none'" || (directive === 'img-src' && source === 'data:');
}
