#!/usr/bin/env node
/**
 * The program's one command. It finds the office, a Node that reads TypeScript
 * and a folder in which the program may run, and hands over to a script.
 * Plain JavaScript without packages, because any Node from 20 on starts it.
 */
import { resolve } from 'node:path';
import { runScript } from '../scripts/run.mjs';

const commands = {
  init: ['scripts/init.ts', '建立一个单位的文件夹：renda init 文件夹'],
  start: ['scripts/start.ts', '打开网站和编务台'],
  build: ['scripts/build.ts', '检查内容，把网站生成到 dist 文件夹'],
  check: ['scripts/check.ts', '只检查内容和文字'],
  import: ['scripts/import.ts', '把 Word、PDF、文本的旧简报变成草稿'],
  accounts: ['scripts/accounts.ts', '建立、列出、删除编务台的账号'],
  backup: ['scripts/backup.ts', '把稿件、记录和账号备份到一个文件夹：renda backup 文件夹'],
  restore: ['scripts/restore.ts', '从备份恢复：renda restore 文件夹'],
  verify: ['scripts/verify-site.ts', '生成网站，再从头到尾检查一遍'],
  upgrade: ['scripts/upgrade.ts', '换了程序的版本以后运行：说有什么变化，把旧的格式改成新的'],
};

const HELP = `用法：renda 命令 [--office 文件夹]

${Object.entries(commands)
  .map(([name, [, what]]) => `  ${name.padEnd(10)}${what}`)
  .join('\n')}

--office 是一个单位的文件夹（里面有 site.yaml）；不写就是现在所在的文件夹。`;

const [name = '--help', ...args] = process.argv.slice(2);
const script = Object.hasOwn(commands, name) ? commands[name][0] : undefined;
if (script === undefined) {
  const asked = ['--help', '-h', 'help'].includes(name);
  if (asked) console.log(HELP);
  else console.error(`没有“${name}”这个命令。\n${HELP}`);
  process.exit(asked ? 0 : 2);
}
runScript(script, args, officeIn(args));

/** The folder that the command is about: where what the program needs for it may be kept. */
function officeIn(given) {
  const at = given.findIndex((arg) => arg === '--office' || arg.startsWith('--office='));
  const named = at < 0 ? undefined : (given[at].split('=', 2)[1] ?? given[at + 1]);
  const folder = named ?? (name === 'init' ? given.find((arg) => !arg.startsWith('-')) : undefined);
  return resolve(folder ?? '.');
}
