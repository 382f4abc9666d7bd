/**
 * Tells people outside the desk that something waits for them: to a group's robot (企业微信, 钉钉, 飞书), to any address
 * as JSON, and by mail. Off until 管理 turns it on. A message says how many drafts wait and where the desk is; never a
 * title or a word of a draft, because it leaves the house.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { z } from 'astro/zod';
import type { Accounts } from './accounts.ts';
import type { DeskEvent } from './event-stream.ts';
import { waitingFor } from './inbox.ts';
import { webhook, webhookBody, webhookUrl, whyRefused } from './webhook.ts';
import type { Webhook } from './webhook.ts';
import type { Workflow } from './workflow.ts';
import { writeWhole } from './write-whole.ts';

const mail = z.strictObject({
  host: z.string().min(1, '邮件服务器还没有写。').max(200),
  port: z.number().int().min(1).max(65_535),
  /** Encrypted from the first byte, usually on port 465. */
  secure: z.boolean(),
  user: z.string().max(200).optional(),
  password: z.string().max(200).optional(),
  from: z.email({ error: '发件邮箱写得不对。' }).max(200),
});

export const noticeSettings = z.strictObject({
  on: z.boolean(),
  webhooks: z.array(webhook).max(10),
  mail: mail.optional(),
});

export type NoticeSettings = z.infer<typeof noticeSettings>;

const OFF: NoticeSettings = { on: false, webhooks: [] };

/** Seconds to wait before each further try. */
const RETRIES = [10, 60, 300, 1800, 7200];
/** A receiver that says nothing for so long is tried again later. */
const PATIENCE_MS = 10_000;

interface Around {
  readonly flow: Workflow;
  readonly accounts: Accounts;
  /** The desk's address, where it has one that others reach. */
  readonly origin: string | undefined;
  readonly say?: ((sentence: string) => void) | undefined;
  /** Seconds before each further try; a test waits less. */
  readonly retries?: readonly number[];
}

/** A message on its way: kept in a file until it has arrived, so that a restart forgets none. */
const outgoing = z.object({
  /** The address of the webhook, or of the person. */
  to: z.union([z.object({ webhook: z.string() }), z.object({ mail: z.string() })]),
  text: z.string(),
  waiting: z.number(),
  /** How often it was tried, and when it is tried next, in milliseconds since 1970. */
  tries: z.number(),
  due: z.number(),
});

type Outgoing = z.infer<typeof outgoing>;

export class Notices {
  readonly #file: string;
  readonly #around: Around;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #outgoing = new Set<Outgoing>();
  #closed = false;

  /** @param file the settings; what is on its way stands beside it. */
  constructor(file: string, around: Around) {
    this.#file = file;
    this.#around = around;
    for (const message of this.#kept()) {
      this.#outgoing.add(message);
      this.#try(message);
    }
  }

  get #queue(): string {
    return this.#file.replace(/(?:\.json)?$/, '-waiting.json');
  }

  #kept(): readonly Outgoing[] {
    if (!existsSync(this.#queue)) return [];
    const read = z.array(outgoing).safeParse(JSON.parse(readFileSync(this.#queue, 'utf8')));
    return read.success ? read.data : [];
  }

  #keep(): void {
    if (!this.#closed) writeWhole(this.#queue, JSON.stringify([...this.#outgoing]));
  }

  settings(): NoticeSettings {
    if (!existsSync(this.#file)) return OFF;
    const read = noticeSettings.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
    return read.success ? read.data : OFF;
  }

  save(settings: NoticeSettings): void {
    writeWhole(this.#file, JSON.stringify(settings, undefined, 2));
  }

  /** Tells of what waits for somebody since an event. */
  hear(event: DeskEvent): void {
    if (event.type !== 'draft' || event.name === '' || !WAITS.has(event.step) || !this.settings().on) return;
    this.#tell(event.about.length).catch((error: unknown) => this.#say(String(error)));
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Sends one message everywhere at once, by mail to the sender; rejects with what a receiver said. */
  async tryOut(settings: NoticeSettings): Promise<void> {
    const text = `编务台试发一条通知。${this.#where()}`;
    const { webhooks, mail: server } = settings;
    await Promise.all(webhooks.map((one) => post(one, { text, waiting: 0 })));
    if (server) await send(server, server.from, text);
  }

  async #tell(count: number): Promise<void> {
    const { webhooks, mail: server } = this.settings();
    const text = `编务台有${count}篇稿件转到下一步，请有关同志登录办理。${this.#where()}`;
    for (const { url } of webhooks) this.#deliver({ webhook: url }, text, count);
    if (server === undefined) return;
    for (const { name, email, ...person } of this.#around.accounts.all()) {
      if (email === undefined) continue;
      const waiting = await waitingFor(this.#around.flow, { name, ...person });
      if (waiting === 0) continue;
      this.#deliver({ mail: email }, `${name}：编务台有${waiting}件事等您办。${this.#where()}`, waiting);
    }
  }

  #where(): string {
    const { origin } = this.#around;
    return origin === undefined ? '' : `${origin}/admin/`;
  }

  #deliver(to: Outgoing['to'], text: string, waiting: number): void {
    if (this.#closed) return;
    const message = { to, text, waiting, tries: 0, due: Date.now() };
    this.#outgoing.add(message);
    this.#keep();
    this.#try(message);
  }

  /** Tries when it is due, and tries again later. */
  #try(message: Outgoing): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#send(message).then(
          () => this.#forget(message),
          (error: unknown) => this.#again(message, error instanceof Error ? error.message : String(error)),
        );
      },
      Math.max(0, message.due - Date.now()),
    );
    timer.unref();
    this.#timers.add(timer);
  }

  #again(message: Outgoing, why: string): void {
    if (this.#closed) return;
    const wait = (this.#around.retries ?? RETRIES)[message.tries];
    this.#forget(message);
    if (wait === undefined) {
      this.#say(`通知没有送到${nameOf(message)}：${why.slice(0, 200)}`);
      return;
    }
    const later = { ...message, tries: message.tries + 1, due: Date.now() + wait * 1000 };
    this.#outgoing.add(later);
    this.#keep();
    this.#try(later);
  }

  #forget(message: Outgoing): void {
    this.#outgoing.delete(message);
    this.#keep();
  }

  /** To whom the settings still name; what they no longer name is dropped. */
  async #send({ to, text, waiting }: Outgoing): Promise<void> {
    const { on, webhooks, mail: server } = this.settings();
    if (!on) return;
    if ('mail' in to) {
      const isKnown = this.#around.accounts.all().some(({ email }) => email === to.mail);
      if (server && isKnown) await send(server, to.mail, text);
      return;
    }
    const receiver = webhooks.find(({ url }) => url === to.webhook);
    if (receiver) await post(receiver, { text, waiting });
  }

  #say(sentence: string): void {
    (this.#around.say ?? console.error)(sentence);
  }
}

/** After which steps somebody else has something to do. */
const WAITS: ReadonlySet<string> = new Set(['推荐', '审核', '退回', '冲突']);

/** An address may hold the key of a robot; its host may be told. */
const nameOf = ({ to }: Outgoing): string => ('mail' in to ? to.mail : new URL(to.webhook).host);

interface Message {
  readonly text: string;
  /** How many drafts moved on. */
  readonly waiting: number;
}

async function post(to: Webhook, { text, waiting }: Message): Promise<void> {
  const now = new Date();
  const response = await fetch(webhookUrl(to, now), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(webhookBody(to, { text, waiting }, now)),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const said = await response.text();
  const why = response.ok ? whyRefused(said) : `HTTP ${response.status}`;
  if (why !== undefined) throw new Error(why);
}

async function send(server: NonNullable<NoticeSettings['mail']>, to: string, text: string): Promise<void> {
  const { host, port, secure, user, password, from } = server;
  const transport = createTransport({
    ...{ host, port, secure, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
  });
  try {
    await transport.sendMail({ from, to, subject: '编务台：有事等您办', text });
  } finally {
    transport.close();
  }
}
