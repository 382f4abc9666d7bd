/** What `npm start` may be told on the command line. */
import { parseArgs } from 'node:util';

const USUAL_PORT = 4321;

export interface StartOptions {
  /** The office's folder. */
  readonly office: string | undefined;
  readonly port: number;
  /** An invented office with a desk for trying, which forgets everything. */
  readonly demo: boolean;
  /** A YAML file of accounts to make. */
  readonly accounts: string | undefined;
  /** What becomes of changes in the office's folder that were not decided at the desk. */
  readonly folder: string | undefined;
  /** Whether entries with something wrong are left off the site. */
  readonly skipBroken: boolean;
}

const HELP = `可以写：
  npm start                         打开网站和编务台
  npm start -- --office ../甲县       另一个单位的文件夹
  npm start -- --port 4400          换一个端口（1到65535）
  npm start -- --demo               试用：一个编出来的单位，有十年的简报，关掉就什么都不留
  npm start -- --accounts 账号.yaml  按文件建立账号
  npm start -- --folder take        并入文件夹里改过的内容（drop：不要）
  npm start -- --skip-broken        有错的文件不放上网，其余照常生成`;

/**
 * @param args what stands behind the command.
 * @param portVariable the variable PORT, for whoever sets it; `--port` goes first.
 * @throws Error in Chinese, with what may be written.
 */
export function startOptions(args: readonly string[], portVariable: string | undefined): StartOptions {
  const { office, port, demo = false, accounts, folder, 'skip-broken': skipBroken = false } = parse(args);
  if (demo && office !== undefined) {
    throw new Error('--demo 打开的是编出来的单位，不能和 --office 一起写。');
  }
  return { office, port: chosenPort(port, portVariable), demo, accounts, folder, skipBroken };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        office: { type: 'string' },
        port: { type: 'string' },
        demo: { type: 'boolean' },
        accounts: { type: 'string' },
        folder: { type: 'string' },
        'skip-broken': { type: 'boolean' },
      },
    }).values;
  } catch {
    throw new Error(`不认识“${args.join(' ')}”。${HELP}`);
  }
}

function chosenPort(option: string | undefined, variable: string | undefined): number {
  const given = option ?? variable;
  if (given === undefined || given === '') return USUAL_PORT;
  const port = Number(given);
  if (/^\d+$/.test(given) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${option === undefined ? '环境变量 PORT' : '--port'} 不能写“${given}”。${HELP}`);
}
