/** Creates accounts by asking at the terminal; says what to do where there is no terminal. */
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Accounts } from './accounts.ts';
import { readAccount } from './accounts.ts';

const HOW = `编务台还没有账号，现在不能登录。建立账号：npm run accounts
（或者用文件：npm run accounts -- file 账号.yaml；只想试用：npm start -- --demo）`;

interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Asks for account after account until an empty name; keeps asking while an answer is not right. */
export async function askForAccounts(
  accounts: Accounts,
  { input, output }: Terminal = { input: stdin, output: stdout },
): Promise<void> {
  if (input.isTTY !== true || output.isTTY !== true) {
    console.log(HOW);
    return;
  }
  const screen = new Screen(output);
  const terminal = createInterface({ input, output: screen, terminal: true });
  try {
    console.log('建立编务台的账号。一人一个，姓名留空就结束。角色写 推、审、定、管理，可以写几个，用顿号隔开。');
    while (await askForOne(accounts, terminal, screen));
  } finally {
    terminal.close();
  }
  const count = accounts.all().length;
  console.log(count === 0 ? HOW : `现在有${count}个账号。以后增减：npm run accounts`);
}

/** @returns whether to ask for another. */
async function askForOne(accounts: Accounts, terminal: Interface, screen: Screen): Promise<boolean> {
  const ask = async (question: string) => (await terminal.question(question)).trim();
  const name = await ask('姓名：');
  if (name === '') return false;
  const office = await ask('单位（会写在代表页面的推审定里）：');
  const roles = (await ask('角色：')).split(/[、，,\s]+/).filter(Boolean);
  const password = await screen.hide('密码（至少8位，打的字不显示）：', ask);
  const again = await screen.hide('再打一遍：', ask);
  const read = readAccount({ 姓名: name, 单位: office, 角色: roles, 密码: password });
  if (!('name' in read)) console.log(`没有建立：\n${read.map((sentence) => `  · ${sentence}`).join('\n')}`);
  else if (password !== again) console.log('没有建立：两遍密码不一样。');
  else {
    await accounts.put([read]);
    console.log(`已经建立：${name}`);
  }
  return true;
}

/** What a terminal shows: everything but what is typed as an answer to a hidden question. */
class Screen extends Writable {
  readonly #output: NodeJS.WritableStream;
  #hidden = false;

  constructor(output: NodeJS.WritableStream) {
    super();
    this.#output = output;
  }

  async hide(question: string, ask: (question: string) => Promise<string>): Promise<string> {
    this.#output.write(question);
    this.#hidden = true;
    try {
      return await ask('');
    } finally {
      this.#hidden = false;
      this.#output.write('\n');
    }
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (!this.#hidden) this.#output.write(chunk);
    done();
  }
}
