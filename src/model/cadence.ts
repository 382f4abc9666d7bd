import type { CalendarTrait } from './kind.ts';

/** The calendar of a story whose cadence figures say how often something is done. */
export const cadence: CalendarTrait = {
  file: 'cadence',
  label: '履职提醒',
  listed: {
    title: '履职日历',
    about: '代表可以在手机日历里订阅，到时提醒。简报没有规定哪一天做，日历放在每个周期的第一天。',
  },
  name: ({ place }) => `${place}代表履职提醒`,
};
