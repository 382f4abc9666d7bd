/**
 * Names that are said once for a whole cabinet: what a series and an issuer are
 * called on the site, and the codes of places. One YAML file beside the drafts;
 * new names are added to it, what somebody wrote there stays.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { DraftBriefing } from '#importer/draft.ts';
import type { KnownPlaces } from '#importer/write/briefing-content.ts';

export const MAPPING = '对照.yaml';

const PARTS = { series: '报头名称', issuers: '编印单位', places: '地方' } as const;
type Part = keyof typeof PARTS;

const HEAD = `# 左边是原件上印的，右边是网站上要写的；右边空着就照原件写（地方空着就不写）。
# 地方的右边写编码，例如 甲县: jia。改好以后再运行一次导入，新的文件照这里写。
`;

export class Mapping {
  readonly #path: string;
  readonly #names: Record<Part, Map<string, string>>;
  readonly #known: KnownPlaces;
  #changed = false;

  /** Throws with a Chinese sentence when the file cannot be read. */
  constructor(folder: string, known: KnownPlaces) {
    this.#path = join(folder, MAPPING);
    this.#names = readNames(this.#path);
    this.#known = known;
  }

  get places(): KnownPlaces {
    return new Map([...this.#known, ...[...this.#names.places].filter(([, code]) => code !== '')]);
  }

  /** The draft with the names that were said for it. */
  apply(draft: DraftBriefing): DraftBriefing {
    for (const { place } of draft.articles) if (!this.#known.has(place ?? '')) this.#say('places', place);
    const series = this.#say('series', draft.series);
    const issuer = this.#say('issuers', draft.issuer);
    return { ...draft, ...(series === undefined ? {} : { series }), ...(issuer === undefined ? {} : { issuer }) };
  }

  /** Adds the names that are new. */
  save(): void {
    if (!this.#changed && existsSync(this.#path)) return;
    const named = (Object.keys(PARTS) as Part[]).map((part) => [PARTS[part], Object.fromEntries(this.#names[part])]);
    writeFileSync(this.#path, HEAD + stringify(Object.fromEntries(named), { lineWidth: 0 }));
  }

  #say(part: Part, name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    const said = this.#names[part].get(name);
    if (said === undefined) {
      this.#names[part].set(name, '');
      this.#changed = true;
    }
    return said || name;
  }
}

function readNames(path: string): Record<Part, Map<string, string>> {
  const given = existsSync(path) ? parsed(path) : {};
  const names = (part: Part) =>
    new Map(Object.entries(given[PARTS[part]] ?? {}).map(([name, said]) => [name, String(said ?? '').trim()]));
  return { series: names('series'), issuers: names('issuers'), places: names('places') };
}

function parsed(path: string): Readonly<Record<string, Readonly<Record<string, unknown>> | null>> {
  try {
    return (parse(readFileSync(path, 'utf8')) ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  } catch (error) {
    throw new Error(`${path} 写得不对，读不出来。请照里面的格式改好，或者移走它再运行一次。`, { cause: error });
  }
}
