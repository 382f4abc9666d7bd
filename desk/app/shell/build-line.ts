/** What the line at the foot of the desk says of an event of the server. */
import { concepts } from '#model/concepts.ts';
import type { CollectionName } from '#model/field.ts';
import type { Trouble } from '../api-client.ts';

export interface Said {
  readonly tone: 'busy' | 'good' | 'bad';
  readonly sentence: string;
  readonly problems: readonly Trouble[];
}

/** @returns undefined for an event that the line does not tell. */
export function sayEvent(json: string): Said | undefined {
  const event = JSON.parse(json) as Record<string, unknown>;
  const about = titleOf(String(event['about'] ?? ''));
  const name = String(event['name'] ?? '');
  const said = (tone: Said['tone'], sentence: string, problems: readonly Trouble[] = []): Said => ({
    tone,
    sentence,
    problems,
  });
  switch (event['type']) {
    case 'build':
      if (event['state'] === 'running') return said('busy', `正在更新网站：${String(event['stage'])}`);
      if (event['state'] === 'done') {
        return said('good', `网站已经更新，用了${String(event['seconds'])}秒。${String(event['message'] ?? '')}`);
      }
      return said('bad', String(event['message']), event['problems'] as readonly Trouble[]);
    case 'published':
      return said('busy', `${name}发布了${about}，正在更新网站……`);
    case 'withdrawn':
      return said('busy', `${name}撤下了${about}，正在更新网站……`);
    case 'scheduled':
      return said('good', `${name}把${about}定在${String(event['at'])}（北京时间）发布。`);
    case 'handOn':
      return said('bad', String(event['message']));
    default:
      return undefined;
  }
}

/** What a step was about: `cases/xinmi` is 案例“xinmi”. */
function titleOf(about: string): string {
  const [collection = '', slug = ''] = about.split('/');
  return Object.hasOwn(concepts, collection) ? `${concepts[collection as CollectionName].label}“${slug}”` : about;
}

/** The file and line of a problem, for people. */
export function placeOf({ file, line, field }: Trouble): string {
  const place = line === undefined ? file : `${file} 第${line}行`;
  return field === undefined ? place : `${place}（${field}）`;
}
