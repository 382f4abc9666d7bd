/** Accounts for trying the desk: one for each role, with a password that is new at every start. */
import { randomInt } from 'node:crypto';
import type { Accounts } from './accounts.ts';
import { roles } from './steps.ts';
import type { Role } from './steps.ts';

const people: readonly (readonly [name: string, office: string, role: Role])[] = [
  ['试用推', '试用镇人大', 'recommend'],
  ['试用审', '试用专工委', 'review'],
  ['试用定', '试用主任会议', 'decide'],
  ['试用管', '试用办公室', 'manage'],
];

/** Creates the accounts; @returns what to tell the person at the terminal. */
export async function demoAccounts(accounts: Accounts): Promise<string> {
  const password = Array.from({ length: 8 }, () => randomInt(10)).join('');
  await accounts.put(people.map(([name, office, role]) => ({ name, office, roles: [role], password })));
  return [
    '试用编务台：下面的账号和改动只在这次试用里有，关掉再开就没有了。',
    ...people.map(([name, , role]) => `　姓名 ${name}　角色 ${roles[role]}　密码 ${password}`),
  ].join('\n');
}
