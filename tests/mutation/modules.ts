/** Where faults are put, and the tests that have to notice them: those of the same folder, so that a fault is noticed near. */
export interface MutatedModule {
  /** Patterns of the files that are changed. */
  readonly mutate: readonly string[];
  /** Patterns of the tests that are run. */
  readonly tests: readonly string[];
}

const folder = (path: string): MutatedModule => ({
  mutate: [`${path}/**/*.ts`, `!${path}/**/*.test.ts`],
  tests: [`${path}/**/*.test.ts`],
});

export const modules: Readonly<Record<string, MutatedModule>> = {
  'entry-file': folder('src/entry-file'),
  archive: folder('src/archive'),
  lib: folder('src/lib'),
  checks: folder('checks'),
  desk: {
    mutate: ['desk/server/{steps,paths,sessions,workflow}.ts'],
    tests: ['desk/server/{steps,paths,sessions,workflow}*.test.ts'],
  },
  search: {
    ...folder('src/search'),
    // A list of words, and what only a browser runs.
    mutate: [...folder('src/search').mutate, '!src/search/format/fold-table.ts', '!src/search/read/client.ts'],
  },
};

/** The module that the environment names; an error says which there are. */
export function chosenModule(): MutatedModule {
  const name = process.env['MUTATE_MODULE'] ?? '';
  const module = modules[name];
  if (!module) throw new Error(`MUTATE_MODULE is one of ${Object.keys(modules).join(', ')}, not “${name}”`);
  return module;
}
