/** `npm run accounts`: asks for accounts; `-- list`, `-- remove 姓名`, `-- file 账号.yaml`, `-- --help`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '#program/command.ts';
import { officeFolders } from '#program/office.ts';
import { Accounts, readAccountsFile } from '#desk/server/accounts.ts';
import { askForAccounts } from '#desk/server/ask-accounts.ts';
import { roles } from '#desk/server/steps.ts';

const HELP = `npm run accounts                      在终端里问，建立账号
npm run accounts -- list              列出账号
npm run accounts -- remove 姓名       删除一个
npm run accounts -- file 账号.yaml    照文件建立，文件里一人一项：姓名、单位、角色、密码`;

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { office: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const { desk } = officeFolders(values.office);
  const accounts = new Accounts(join(process.env['DESK_STATE'] ?? desk, 'accounts.json'));
  const [verb = 'ask', value = ''] = values.help === true ? ['help'] : positionals;
  switch (verb) {
    case 'ask':
      await askForAccounts(accounts);
      return true;
    case 'help':
      console.log(HELP);
      return true;
    case 'list':
      for (const one of accounts.all()) {
        console.log(`${one.name}　${one.office}　${one.roles.map((role) => roles[role]).join('、')}`);
      }
      return true;
    case 'remove':
      console.log(accounts.remove(value) ? `已经删除：${value}` : `没有这个账号：${value}`);
      return true;
    case 'file':
      await accounts.put(readAccountsFile(readFileSync(value, 'utf8')));
      console.log(`现在有${accounts.all().length}个账号。账号文件里有密码，请删掉它。`);
      return true;
    default:
      throw new Error(`没有“${verb}”这个做法。\n${HELP}`);
  }
});
