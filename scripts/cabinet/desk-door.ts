/** The way from a command to the running desk: signed in as a person, by the addresses that its own pages use. */
import { createInterface } from 'node:readline/promises';
import { stdin, stdout } from 'node:process';
import type { Send } from '#desk/import/hand-over.ts';

/** Signs in; throws with the desk's own sentence when it refuses. */
export async function signIn(address: string, name: string): Promise<Send> {
  const { origin } = new URL(address);
  const password = process.env['DESK_PASSWORD'] ?? (await askPassword(name));
  const answer = await post(origin, '/desk/api/session', { method: 'POST', body: JSON.stringify({ name, password }) });
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
  if (!answer.ok || cookie === undefined) throw new Error(await refusalOf(answer));
  return (path, init) => post(origin, path, init, cookie);
}

async function post(origin: string, path: string, init: RequestInit, cookie?: string): Promise<Response> {
  const headers = {
    'Content-Type': 'application/json',
    Origin: origin,
    ...(cookie === undefined ? {} : { Cookie: cookie }),
  };
  try {
    return await fetch(origin + path, { ...init, headers });
  } catch (error) {
    throw new Error(`编务台没有应答：${origin}。请先运行 npm start，再导入一次；读过的不用重读。`, { cause: error });
  }
}

async function refusalOf(answer: Response): Promise<string> {
  const said = (await answer.json().catch(() => ({}))) as { readonly error?: string };
  return said.error ?? '编务台没有让进去，请看姓名和密码。';
}

async function askPassword(name: string): Promise<string> {
  if (!stdin.isTTY) throw new Error('没有终端可以问密码。请把密码放进环境变量 DESK_PASSWORD，再运行一次。');
  const terminal = createInterface({ input: stdin, output: stdout });
  try {
    return await terminal.question(`${name}在编务台的密码：`);
  } finally {
    terminal.close();
  }
}
