import type { CalendarTrait } from './kind.ts';

/** The calendar of a story whose cadence figures say how often something is done. */
export const cadence: CalendarTrait = {
  file: 'cadence',
  label: '履职提醒',
  name: ({ place }) => `${place}代表履职提醒`,
};
