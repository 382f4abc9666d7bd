/** `renda backup 文件夹 [--office DIR]`: keeps what an office would lose with its disk, while the desk goes on. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '#desk/server/backup.ts';
import { command } from '#program/command.ts';
import { officeFolders } from '#program/office.ts';

await command(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { office: { type: 'string' } } });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('请写备份放在哪里：renda backup 文件夹');
  await backUp(process.env['DESK_STATE'] ?? officeFolders(values.office).desk, resolve(folder));
  console.log(`已经备份到 ${resolve(folder)}。里面有没发布的稿件和密码的散列，请收好。`);
  return true;
});
