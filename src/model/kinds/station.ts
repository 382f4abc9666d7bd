import { list, optional, relation, string } from '../field.ts';
import { kind } from '../kind.ts';
import type { DataFrom, Described } from '../kind.ts';
import { publishing } from '../publishing.ts';
import { firstDay, parseReception, reception } from '../reception.ts';
import type { Reception } from '../reception.ts';
import type { Recurring } from '../recurring.ts';

const fields = {
  name: string({ label: '名称', hint: '联络站的名称，例如：乙镇人大代表联络站。' }, 40),
  place: relation({ label: '地方', hint: '联络站所在的地方，写地方的编码。' }, 'places'),
  address: optional(string({ label: '地址', hint: '找得到的地址，没有就不写。' }, 80)),
  reception: optional(list({ label: '接待时间', hint: '代表哪几天、几点到几点在站里，一个时间一项。' }, reception, 1)),
  deputies: optional(
    list(
      { label: '值班代表', hint: '在站里接待的代表，一人一项。' },
      string({ label: '姓名', hint: '代表的姓名。' }, 20),
      1,
    ),
  ),
  phone: optional(string({ label: '电话', hint: '联络站的办公电话，不写个人手机号。' }, 30)),
  ...publishing,
};

type Station = DataFrom<typeof fields>;

/** 联络站: where deputies receive people, when, and how they are reached. */
export const station = kind(
  {
    name: 'stations',
    label: '联络站',
    extension: '.yaml',
    title: 'name',
    page: 'entry',
    story: false,
    facts: ['address', 'reception', 'deputies', 'phone'],
    // The office's own notice; no briefing tells it.
    ledger: 'none',
    column: {
      about: '代表在联络站接待群众：在哪里，什么时候，怎么联系。',
      menu: '联络站',
      order: 25,
      list: 'by place',
    },
    front: { order: 45, show: 'lines', most: 6, more: '全部联络站' },
    index: { order: 35, most: 12 },
    feed: false,
    suggested: 'things',
    calendar: {
      file: 'reception',
      label: '接待日',
      listed: { title: '接待日历', about: '代表联络站的接待日，可以在手机日历里订阅，到时提醒。' },
      name: ({ title }) => `${title}接待日`,
      recurring: receptionDays,
    },
    jsonLd: describe,
    approvals: 3,
  },
  fields,
);

function rulesOf({ reception: written = [] }: Station): readonly Reception[] {
  return written.flatMap((rule) => parseReception(rule) ?? []);
}

/** Its reception days as they come round; the rule itself is what a calendar knows an event by. */
function receptionDays(id: string, data: Station, year: number): Recurring[] {
  return rulesOf(data).map((rule) => ({
    id: [id, ...Object.values(rule.repeats), ...Object.values(rule.hours ?? {})].join('-').replace(/[^a-z0-9-]/g, ''),
    summary: `${data.name}接待`,
    description: [data.address, data.phone].filter(Boolean).join('，'),
    ...(data.address !== undefined && { location: data.address }),
    day: firstDay(rule, year),
    ...rule,
  }));
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The office for machines. schema.org has no opening hours by month: what comes round monthly is in the calendar only. */
function describe(data: Station, { url, title, place }: Described): Record<string, unknown> {
  const weekly = rulesOf(data).flatMap(({ repeats, hours }) =>
    repeats.every === 'week' && hours !== undefined ? [{ day: DAYS[repeats.weekday], ...hours }] : [],
  );
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentOffice',
    name: title,
    url,
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'CN',
      ...(place !== undefined && { addressLocality: place }),
      ...(data.address !== undefined && { streetAddress: data.address }),
    },
    ...(data.phone !== undefined && { telephone: data.phone }),
    ...(weekly.length > 0 && {
      openingHoursSpecification: weekly.map(({ day, from, to }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: `https://schema.org/${day}`,
        opens: from,
        closes: to,
      })),
    }),
  };
}
