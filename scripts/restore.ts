/** `renda restore 文件夹 [--office DIR]`: brings a backup back, where the desk has no words yet. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from '#desk/server/backup.ts';
import { command } from '#program/command.ts';
import { officeFolders } from '#program/office.ts';

await command(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { office: { type: 'string' } } });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('请写备份在哪里：renda restore 文件夹');
  await restore(resolve(folder), process.env['DESK_STATE'] ?? officeFolders(values.office).desk);
  console.log('已经恢复。启动编务台（npm start），网站会重新生成。');
  return true;
});
