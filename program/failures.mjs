/**
 * What to tell whoever started a command that the machine did not let through.
 * Plain JavaScript without packages: it speaks when they could not be installed.
 */

const FULL = '磁盘满了，没有写完。请腾出空间（大约要2 GB），再运行一次同样的命令。';

const MEMORY = '内存不够。请关掉别的程序，再运行一次同样的命令（至少要2 GB内存）。';

/** What npm says, and the sentence for it. */
const installing = [
  [/\bENOSPC\b/, FULL],
  [
    /\b(?:EACCES|EPERM|EROFS)\b/,
    '项目文件夹不能写入，软件包没有装上。请换一个自己有权限的文件夹，或请管理员给这个文件夹写入的权限。',
  ],
  [
    /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT)\b|proxy/i,
    '连不上 npm 源，软件包没有装上。请检查网络和代理；在内网，先把源换成单位的镜像：npm config set registry 镜像地址，再运行一次同样的命令。',
  ],
  [
    /\b(?:E404|ETARGET|E401|E403)\b/,
    'npm 源里没有要用的软件包，或者不让下载。请换一个完整的 npm 源（npm config set registry 源的地址），再运行一次同样的命令。',
  ],
  [
    /heap out of memory|\bENOMEM\b/,
    '内存不够，软件包没有装上。请关掉别的程序，再运行一次同样的命令（至少要2 GB内存）。',
  ],
];

/** @param {string} said what npm wrote to its standard error. @returns {string} */
export function installFailure(said) {
  const known = installing.find(([pattern]) => pattern.test(said))?.[1];
  return known ?? `软件包没有装上，npm 说：\n${said.trim().slice(-800)}\n请把上面这段话告诉管理员。`;
}

/** What a program that a build starts says of the machine, and the sentence for it. */
const building = [
  // Git and programs in Rust have words of their own for it; 112 is the number of Windows.
  [/\bENOSPC\b|no space left on device|out of diskspace|os error 112\b/i, FULL],
  [/heap out of memory|\bENOMEM\b|out of memory|Cannot allocate memory/i, MEMORY],
];

/**
 * Why a program ended before its work was done, as far as the machine is to blame.
 * @param {string} said what it wrote to its standard error.
 * @param {string | null} [signal] what ended it.
 * @returns {string | undefined} undefined when it speaks for itself.
 */
export function childFailure(said, signal) {
  // The system ends with KILL whatever takes the last of the memory.
  return building.find(([pattern]) => pattern.test(said))?.[1] ?? (signal === 'SIGKILL' ? MEMORY : undefined);
}

/**
 * The sentence for an error of the system that no program can mend.
 * @param {unknown} error @returns {string | undefined} undefined for any other error.
 */
export function systemFailure(error) {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return `不认识“${/'([^']+)'/.exec(error.message)?.[1] ?? error.message}”。有哪些写法，运行 renda --help 看。`;
  }
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  switch (error.code) {
    case 'ENOSPC':
      return FULL;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      if ('syscall' in error && error.syscall === 'listen') {
        return '这个端口不让普通用户使用，请换一个大于1024的：npm start -- --port 4400';
      }
      return `不能读写${path === undefined ? '项目文件夹' : `“${path}”`}。请检查它的权限，或把项目放到自己有权限的文件夹里。`;
    case 'ENOMEM':
      return MEMORY;
    case 'ENOENT':
      return path === undefined ? undefined : `没有“${path}”。请看名称和文件夹对不对。`;
    case 'EISDIR':
      return `${path === undefined ? '写的' : `“${path}”`}是文件夹，要的是文件。`;
    default:
      return undefined;
  }
}
