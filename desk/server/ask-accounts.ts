/** Creates accounts by asking at the terminal; says what to do where there is no terminal. */
import { createInterface } from 'node:readline/promises';
import { stdin, stdout } from 'node:process';
import type { Accounts, NewAccount } from './accounts.ts';
import { readAccountsFile } from './accounts.ts';

const HOW = `编务台还没有账号，现在不能登录。建立账号：npm run accounts
（或者用文件：npm start -- --accounts 账号.yaml；只想试用：npm start -- --demo）`;

/** Asks for account after account until an empty name; keeps asking while an answer is not right. */
export async function askForAccounts(accounts: Accounts): Promise<void> {
  if (!stdin.isTTY || !stdout.isTTY) {
    console.log(HOW);
    return;
  }
  const terminal = createInterface({ input: stdin, output: stdout });
  try {
    console.log('建立编务台的账号。一人一个，姓名留空就结束。角色写 推、审、定、管理，可以写几个，用顿号隔开。');
    for (;;) {
      const name = (await terminal.question('姓名：')).trim();
      if (name === '') break;
      const office = (await terminal.question('单位（会写在代表页面的推审定里）：')).trim();
      const roles = (await terminal.question('角色：')).split(/[、，,\s]+/).filter(Boolean);
      const password = (await terminal.question('密码（至少8位）：')).trim();
      const checked = tryRead({ 姓名: name, 单位: office, 角色: roles, 密码: password });
      if (typeof checked === 'string') console.log(checked);
      else {
        await accounts.put(checked);
        console.log(`已经建立：${name}`);
      }
    }
  } finally {
    terminal.close();
  }
  const count = accounts.all().length;
  console.log(count === 0 ? HOW : `现在有${count}个账号。以后增减：npm run accounts`);
}

function tryRead(one: Record<string, unknown>): NewAccount[] | string {
  try {
    return readAccountsFile(JSON.stringify([one]));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
