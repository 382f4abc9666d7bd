/** Runs a command and measures all of its processes. Linux only: it reads /proc. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

export interface Cost {
  /** User and system seconds of the command and everything it started. */
  readonly cpu: number;
  /** Seconds. */
  readonly wall: number;
  /** Largest sum of resident memory over the command's processes, sampled, in bytes. */
  readonly peak: number;
}

interface ProcessState {
  readonly parent: number;
  readonly resident: number;
}

const PAGE = 4096;
const SAMPLE_MS = 50;

function processes(): Map<number, ProcessState> {
  const found = new Map<number, ProcessState>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The command's name may hold spaces; what follows its closing bracket does not.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      found.set(Number(name), { parent: Number(fields[1]), resident: Number(fields[21]) * PAGE });
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return found;
}

function isBelow(root: number, pid: number, all: ReadonlyMap<number, ProcessState>): boolean {
  for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
  return false;
}

/** Bytes that a process and all that it started hold in memory. */
function residentBelow(root: number): number {
  const all = processes();
  return [...all].reduce((sum, [pid, { resident }]) => sum + (isBelow(root, pid, all) ? resident : 0), 0);
}

export interface ProcessMemory {
  /** Its script, or its program where it has none. */
  readonly name: string;
  /** Bytes in memory, of what it shares with others its part only, so that they can be summed. */
  readonly bytes: number;
}

/** What a process and all that it started hold in memory, the process itself first. */
export function memoryBelow(root: number): ProcessMemory[] {
  const all = processes();
  const found = [...all.keys()].filter((pid) => isBelow(root, pid, all)).sort((a, b) => a - b);
  return found.map((pid) => {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const script = args.find((arg) => /\.[mc]?[jt]s$/.test(arg)) ?? args[0] ?? '';
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return { name: basename(script), bytes: Number(kilobytes) * 1024 };
  });
}

/** @throws Error with the command's output when it fails. */
export async function measure(command: string, args: readonly string[], cwd: string): Promise<Cost> {
  // bash's own `time` counts the children that the command waited for, too.
  const child = spawn('bash', ['-c', 'TIMEFORMAT="cost %U %S %R"; time "$@"', 'measure', command, ...args], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, residentBelow(child.pid ?? 0))), SAMPLE_MS);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(sampling);
  const cost = /cost ([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(output);
  if (code !== 0 || !cost) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`);
  return { cpu: Number(cost[1]) + Number(cost[2]), wall: Number(cost[3]), peak };
}
