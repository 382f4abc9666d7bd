/**
 * Drives an old Chromium over its debugging port. Playwright speaks a protocol
 * that those versions do not know yet, so this is the little that the tests need.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { programOf } from './install.ts';
import type { Version } from './install.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Evaluation {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** One browser with one tab. */
export class OldChromium {
  /** Errors of pages and of their workers, and what the security policy refused. */
  readonly complaints: string[] = [];
  readonly requests: string[] = [];
  readonly #process: ChildProcess;
  readonly #home: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;
  #loaded: (() => void) | undefined;

  static async start(version: Version): Promise<OldChromium> {
    const home = mkdtempSync(join(tmpdir(), 'old-chromium-'));
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage'];
    // As it was built for a place where a second process is not allowed.
    if (version === 79) args.push('--single-process');
    const program = spawn(
      programOf(version),
      [
        ...args,
        '--disable-background-networking',
        `--user-data-dir=${home}`,
        '--remote-debugging-port=0',
        'about:blank',
      ],
      { env: { ...process.env, HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const socket = new WebSocket(await tabOf(await portOf(program)));
    await once(socket, 'open');
    const browser = new OldChromium(program, home, socket);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await browser.#send(`${domain}.enable`);
    return browser;
  }

  private constructor(program: ChildProcess, home: string, socket: WebSocket) {
    this.#process = program;
    this.#home = home;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(JSON.parse(String(data)) as Message));
  }

  #take({ id, method, params, result, error }: Message): void {
    if (id !== undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    } else if (method === 'Page.loadEventFired') this.#loaded?.();
    else if (method === 'Network.requestWillBeSent')
      this.requests.push((params as { request: { url: string } }).request.url);
    else if (method === 'Runtime.exceptionThrown') {
      const { text, exception } = (params as { exceptionDetails: NonNullable<Evaluation['exceptionDetails']> })
        .exceptionDetails;
      this.complaints.push(`${text} ${exception?.description ?? ''}`);
    } else if (method === 'Log.entryAdded') {
      const { level, text } = (params as { entry: { level: string; text: string } }).entry;
      if (level === 'error') this.complaints.push(text);
    }
  }

  #send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** The window in CSS pixels; narrow ones are those of a telephone. */
  async resize(width: number, height: number): Promise<void> {
    const mobile = width < 600;
    await this.#send('Emulation.setDeviceMetricsOverride', { width, height, mobile, deviceScaleFactor: 1 });
  }

  /** `scheme` as the system would ask for it. */
  async prefer(scheme: 'light' | 'dark'): Promise<void> {
    await this.#send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  }

  /** Resolves when the page and all that belongs to it has loaded. */
  async goto(url: string): Promise<void> {
    // From another document, so that a change behind # alone loads the page too.
    await this.#load('about:blank');
    await this.#load(url);
  }

  async #load(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => {
      this.#loaded = resolve;
    });
    await this.#send('Page.navigate', { url });
    await loaded;
  }

  /** The value of an expression in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const options = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = (await this.#send('Runtime.evaluate', options)) as Evaluation;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  /** Computed values of the first element that matches. */
  style(selector: string, ...properties: string[]): Promise<Record<string, string>> {
    return this.evaluate(`(() => {
      const style = getComputedStyle(document.querySelector(${JSON.stringify(selector)}));
      return Object.fromEntries(${JSON.stringify(properties)}.map((name) => [name, style.getPropertyValue(name)]));
    })()`);
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    await this.#send('Input.insertText', { text });
  }

  async click(selector: string): Promise<void> {
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  async screenshot(file: string): Promise<void> {
    const { data } = (await this.#send('Page.captureScreenshot')) as { readonly data: string };
    writeFileSync(file, Buffer.from(data, 'base64'));
  }

  async close(): Promise<void> {
    const gone = once(this.#process, 'exit');
    this.#socket.close();
    this.#process.kill('SIGKILL');
    await gone;
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/** The port that the browser chose, which it says on its error stream. */
function portOf(program: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    program.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    });
    program.once('error', reject);
    program.once('exit', () => reject(new Error(`the old Chromium did not start: ${said}`)));
  });
}

/** Where the first tab is driven from; it opens a moment after the port. */
async function tabOf(port: string): Promise<string> {
  for (;;) {
    const tabs = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
      readonly type: string;
      readonly webSocketDebuggerUrl: string;
    }[];
    const tab = tabs.find(({ type }) => type === 'page');
    if (tab) return tab.webSocketDebuggerUrl;
    await setTimeout(50);
  }
}
