/** Figures of one run: each measurement is bounded, printed as soon as it is made, and lost alone when it fails. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly aim: number;
  readonly unit: 'ms' | 'MB' | '%';
  /** What the figure is made of. */
  readonly note?: string;
}

export interface Measurement {
  readonly name: string;
  /** Is told when its time is up, and that nobody waits for it any more. */
  readonly measure: (signal: AbortSignal) => Promise<readonly Figure[]>;
}

export interface Run {
  readonly figures: readonly Figure[];
  /** Names of measurements that gave no figure. */
  readonly failed: readonly string[];
}

/** How long one measurement may take, in milliseconds. */
const BOUND = 300_000;

export function isMissed({ measured, aim, unit }: Figure): boolean {
  return unit === '%' ? measured < aim : measured > aim;
}

function line(figure: Figure): string {
  const { what, measured, aim, unit, note } = figure;
  const verdict = isMissed(figure) ? 'MISSED' : 'reached';
  return `${what}: ${measured.toFixed(0)} ${unit} (aim ${aim} ${unit}, ${verdict})${note === undefined ? '' : `; ${note}`}`;
}

async function bounded<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(BOUND);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`it took more than ${BOUND / 1000} s`)));
  });
  return Promise.race([task(signal), late]);
}

/** Takes one measurement after the other. */
export async function takeAll(measurements: readonly Measurement[]): Promise<Run> {
  const [figures, failed]: [Figure[], string[]] = [[], []];
  for (const { name, measure } of measurements) {
    try {
      const found = await bounded(measure);
      for (const figure of found) console.log(line(figure));
      figures.push(...found);
    } catch (error) {
      console.log(`${name}: NOT MEASURED, ${error instanceof Error ? error.message : String(error)}`);
      failed.push(name);
    }
  }
  return { figures, failed };
}
