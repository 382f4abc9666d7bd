/**
 * Random valid and broken steps of people of all roles at one desk, each held
 * against the model: what the server lets happen the model has to allow, and
 * what readers have is what the model says. Every step comes from the seed.
 */
import { Client, openOffice, PASSWORD, signIn } from '../desk/office.ts';
import type { Answer, Office } from '../desk/office.ts';
import { Model } from './fuzz-model.ts';
import type { Actor, Column, Role } from './fuzz-model.ts';

const ROLES = { 推: 'recommend', 审: 'review', 定: 'decide', 管: 'manage' } as const satisfies Record<Role, string>;

const ACTORS: readonly Actor[] = [
  { name: '推一', roles: ['推'] },
  { name: '推二', roles: ['推'], place: 'yi' },
  { name: '审一', roles: ['审'] },
  { name: '审二', roles: ['审', '推'] },
  { name: '定一', roles: ['定'] },
  { name: '定二', roles: ['推', '审', '定'] },
  { name: '管一', roles: ['管'] },
];
const SLUGS = ['a1', 'a2', 'a3'];
const PLACES = ['yi', 'chou'];
const COLUMNS: readonly Column[] = ['draft', 'pending_review', 'pending_publish'];
const ODD = [undefined, null, 0, '', [], {}, '../main', '__proto__', '\u0000', 'x'.repeat(5000)];

export interface Fuzzed {
  readonly steps: number;
  /** How often each step was let through, and how often refused. */
  readonly let: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  /** What the model forbids and happened. */
  readonly broken: readonly string[];
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const textOf = (words: string, place: string) => `---
name: 吴某
offices: [乙镇人大代表]
summary: 照看老水井。天天都去。
place: ${place}
source: 2020-001
topics: [water]
---

${words}
`;

/** Other words for each step; a figure would have to name its source. */
const wordsOf = (step: number): string =>
  `吴某照看老水井${[...String(step)].map((digit) => '甲乙丙丁戊己庚辛壬癸'.charAt(Number(digit))).join('')}。`;

class Fuzz {
  readonly #office: Office;
  readonly #clients: ReadonlyMap<string, Client>;
  readonly #model = new Model();
  readonly #random: () => number;
  readonly #let: Record<string, number> = {};
  readonly #refused: Record<string, number> = {};
  readonly #broken: string[] = [];
  #step = 0;
  #main: string | undefined;

  constructor(office: Office, clients: ReadonlyMap<string, Client>, seed: number) {
    this.#office = office;
    this.#clients = clients;
    this.#random = numbersFrom(seed);
  }

  async run(steps: number): Promise<Fuzzed> {
    this.#main = await this.#mainNow();
    for (this.#step = 1; this.#step <= steps; this.#step += 1) await this.#try();
    return { steps, let: this.#let, refused: this.#refused, broken: this.#broken };
  }

  /** One of them; undefined, whatever its type says, of none. */
  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }

  #client({ name }: Actor): Client {
    const client = this.#clients.get(name);
    if (!client) throw new Error(`nobody is called ${name}`);
    return client;
  }

  #mainNow(): Promise<string | undefined> {
    return this.#office.desk.flow.store.refAt('refs/heads/main');
  }

  async #try(): Promise<void> {
    const actor = this.#pick(ACTORS);
    const key = `deputies/${this.#pick(SLUGS)}`;
    const actions = [
      () => this.#save(actor, key),
      () => this.#move(actor, key),
      () => this.#move(actor, key),
      () => this.#move(actor, key),
      () => this.#publish(actor, key),
      () => this.#publish(actor, key),
      () => this.#withdraw(actor, key),
      () => this.#discard(actor, key),
      () => this.#look(actor),
      () => this.#carry(),
      () => this.#carry(),
      () => this.#carry(),
      () => this.#carry(),
      () => this.#carry(),
      () => this.#nonsense(actor, key),
    ];
    await this.#pick(actions)();
  }

  /** Notes what a step came to; readers see a change only where the model allows one. */
  async #came(action: string, { status }: Answer, allowed: boolean, changes: boolean, done: () => void): Promise<void> {
    const happened = status < 300;
    const tally = happened ? this.#let : this.#refused;
    tally[action] = (tally[action] ?? 0) + 1;
    if (happened && !allowed) this.#broken.push(`step ${this.#step}: ${action} was let through`);
    if (status >= 500) this.#broken.push(`step ${this.#step}: ${action} was answered ${status}`);
    if (happened) done();
    const main = await this.#mainNow();
    if (main !== this.#main && !(happened && allowed && changes)) {
      this.#broken.push(`step ${this.#step}: ${action} changed what is published`);
    }
    if (main !== this.#main) await this.#readersHave();
    this.#main = main;
  }

  /** What is published is what the model says, word for word. */
  async #readersHave(): Promise<void> {
    const { store } = this.#office.desk.flow;
    for (const slug of SLUGS) {
      const key = `deputies/${slug}`;
      const oid = await store.oidAt('refs/heads/main', `${key}.mdx`);
      const body =
        oid === undefined
          ? undefined
          : String(await store.blob(oid))
              .split('---\n')
              .at(-1)
              ?.trim();
      if (body !== this.#model.published.get(key))
        this.#broken.push(`step ${this.#step}: readers have other words of ${key}`);
    }
  }

  /** The version on the screen: the right one, mostly. */
  async #version(
    client: Client,
    key: string,
  ): Promise<{ readonly version: string | undefined; readonly right: boolean }> {
    const version = await client.open(key);
    const right = this.#random() > 0.2;
    return { version: right ? version : this.#pick(['0'.repeat(40), this.#main, 'HEAD']), right };
  }

  async #save(actor: Actor, key: string): Promise<void> {
    const client = this.#client(actor);
    const path = `${key}.mdx`;
    client.seen.delete(path);
    if (this.#random() > 0.15) await client.published(path);
    if (client.seen.get(path) === null) client.seen.delete(path);
    if (this.#model.sees(actor, key)) await client.draft(key, path);
    const place = this.#pick(PLACES);
    const words = wordsOf(this.#step);
    const there = this.#model.drafts.has(key);
    const allowed =
      this.#model.mayWrite(actor) &&
      (!there || this.#model.sees(actor, key)) &&
      (actor.place === undefined || place === actor.place || (there && this.#model.sees(actor, key)));
    const answer = await client.save(path, textOf(words, place));
    await this.#came('save', answer, allowed, false, () => this.#model.saved(actor, key, words, place));
  }

  /** The next step of some draft by somebody of its role: chance alone seldom gets to a publication. */
  async #carry(): Promise<void> {
    const drafts = [...this.#model.drafts, undefined];
    const [key, draft] = this.#pick(drafts) ?? [];
    if (key === undefined || draft === undefined)
      return this.#save(this.#pick(ACTORS), `deputies/${this.#pick(SLUGS)}`);
    const next = { draft: '推', pending_review: '审', pending_publish: '定' } as const;
    const actor = this.#pick(ACTORS.filter(({ roles }) => roles.includes(next[draft.column])));
    if (draft.column === 'pending_publish') return this.#publish(actor, key);
    return this.#move(actor, key, draft.column === 'draft' ? 'pending_review' : 'pending_publish');
  }

  async #move(actor: Actor, key: string, to = this.#pick(COLUMNS)): Promise<void> {
    const client = this.#client(actor);
    const { version, right } = await this.#version(client, key);
    const answer = await client.move(key, to, version ?? 'none', this.#pick(['数字对不上。', '']));
    const allowed = right && this.#model.mayMove(actor, key, to);
    await this.#came(`move to ${to}`, answer, allowed, false, () => this.#model.moved(actor, key, to));
  }

  async #publish(actor: Actor, key: string): Promise<void> {
    const client = this.#client(actor);
    const { version, right } = await this.#version(client, key);
    const answer = await client.publish(key, version ?? 'none');
    const allowed = right && this.#model.mayPublish(actor, key);
    await this.#came('publish', answer, allowed, true, () => this.#model.wasPublished(key));
    // A conflict sends the draft back by itself.
    const status = answer.status === 409 ? await this.#client(this.#somebody('定一')).status(key) : undefined;
    const draft = this.#model.drafts.get(key);
    if (draft && status === 'pending_review' && draft.column === 'pending_publish') {
      this.#model.drafts.set(key, { ...draft, column: 'pending_review', reviewed: undefined });
    }
  }

  #somebody(name: string): Actor {
    const found = ACTORS.find((actor) => actor.name === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  async #withdraw(actor: Actor, key: string): Promise<void> {
    const seen = this.#random() > 0.2 ? undefined : '0'.repeat(40);
    const answer = await this.#client(actor).withdraw(`${key}.mdx`, '数字有误。', seen);
    const allowed = seen === undefined && this.#model.mayWithdraw(actor, key);
    await this.#came('withdraw', answer, allowed, true, () => void this.#model.published.delete(key));
  }

  async #discard(actor: Actor, key: string): Promise<void> {
    const client = this.#client(actor);
    const { version, right } = await this.#version(client, key);
    const answer = await client.discard(key, version ?? 'none');
    const allowed = right && this.#model.mayDiscard(actor, key);
    await this.#came('discard', answer, allowed, false, () => void this.#model.drafts.delete(key));
  }

  /** Nobody is shown a draft, or words of one, that the model hides from them. */
  async #look(actor: Actor): Promise<void> {
    const client = this.#client(actor);
    const listed = (await client.decap('unpublishedEntries')).body as unknown as readonly string[];
    const entries = (await client.ask(encodeURI('entries?q=吴某'))).text;
    for (const [key, { words }] of this.#model.drafts) {
      if (this.#model.sees(actor, key)) continue;
      if (listed.includes(key)) this.#broken.push(`step ${this.#step}: ${actor.name} is told of ${key}`);
      const open = await client.decap('unpublishedEntryDataFile', {
        collection: 'deputies',
        slug: key.split('/')[1],
        path: `${key}.mdx`,
        id: '',
      });
      if (`${open.text}${entries}`.includes(words)) this.#broken.push(`step ${this.#step}: ${actor.name} reads ${key}`);
    }
    const stranger = await new Client(this.#office.port, '').decap('unpublishedEntries');
    if (stranger.status !== 401) this.#broken.push(`step ${this.#step}: a stranger is answered`);
  }

  async #nonsense(actor: Actor, key: string): Promise<void> {
    const action = this.#pick([
      'persistEntry',
      'updateUnpublishedEntryStatus',
      'publishUnpublishedEntry',
      'deleteFiles',
      'persistMedia',
      'toString',
    ]);
    const odd = () => this.#pick(ODD);
    const params = this.#pick<Record<string, unknown>>([
      { collection: odd(), slug: odd(), version: odd(), newStatus: odd() },
      { dataFiles: odd(), assets: odd(), options: odd(), seen: odd() },
      { dataFiles: [{ slug: odd(), path: odd(), raw: odd() }], assets: [], options: { useWorkflow: odd() } },
      { paths: [odd(), `${key}.mdx`], options: odd() },
      { asset: { path: odd(), content: odd(), encoding: 'base64' } },
      { collection: 'deputies', slug: key.split('/')[1], version: odd(), newStatus: this.#pick(COLUMNS) },
    ]);
    const answer = await this.#client(actor).decap(action, params);
    await this.#came('nonsense', answer, false, false, () => undefined);
  }
}

export async function fuzz(steps: number, seed: number): Promise<Fuzzed> {
  const office = await openOffice({ passOn: false });
  try {
    // What is published is asked of git; building it as well would cost a process each time.
    office.desk.builder.request = () => Promise.resolve();
    const people = ACTORS.map(({ name, roles, place }) => ({
      ...{ name, office: '甲县人大', roles: roles.map((role) => ROLES[role]), password: PASSWORD },
      ...(place !== undefined && { place }),
    }));
    await office.desk.accounts.put(people);
    const clients = await Promise.all(ACTORS.map(async ({ name }) => [name, await signIn(office.port, name)] as const));
    return await new Fuzz(office, new Map(clients), seed).run(steps);
  } finally {
    await office.close();
  }
}
