/** What the line at the foot of the desk says of an event of the server. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import { isKind, kindOf } from '#model/kinds.ts';

export interface Said {
  readonly tone: 'busy' | 'good' | 'bad';
  readonly sentence: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns undefined for an event that the line does not tell. */
export function sayEvent(json: string): Said | undefined {
  const event = JSON.parse(json) as Record<string, unknown>;
  const about = titleOf(String(event['about'] ?? ''));
  const name = String(event['name'] ?? '');
  const said = (tone: Said['tone'], sentence: string, diagnostics: readonly Diagnostic[] = []): Said => ({
    tone,
    sentence,
    diagnostics,
  });
  switch (event['type']) {
    case 'build':
      if (event['state'] === 'running') return said('busy', `正在更新网站：${String(event['stage'])}`);
      if (event['state'] === 'done') {
        return said('good', `网站已经更新，用了${String(event['seconds'])}秒。${String(event['message'] ?? '')}`);
      }
      return said('bad', String(event['message']), event['diagnostics'] as readonly Diagnostic[]);
    case 'published':
      return said('busy', `${name}发布了${about}，正在更新网站……`);
    case 'withdrawn':
      return said('busy', `${name}撤下了${about}，正在更新网站……`);
    case 'scheduled':
      return said('good', `${name}把${about}定在${String(event['at'])}（北京时间）发布。`);
    case 'handOn':
    case 'late':
      return said('bad', String(event['message']));
    default:
      return undefined;
  }
}

/** What a step was about: `cases/xinmi` is 案例“xinmi”. */
function titleOf(about: string): string {
  const [collection = '', slug = ''] = about.split('/');
  return isKind(collection) ? `${kindOf(collection).label}“${slug}”` : about;
}

/** What a colleague just did to the entry that is open; undefined for anything else. */
export function sayColleague(json: string, own: string, open: string | undefined): Said | undefined {
  const { about, name, step } = JSON.parse(json) as {
    readonly about: readonly string[];
    readonly name: string;
    readonly step: string;
  };
  if (open === undefined || name === own || !about.includes(open)) return undefined;
  return { tone: 'busy', sentence: `${name}刚刚${step}了这一篇，重新打开才看得到。`, diagnostics: [] };
}
