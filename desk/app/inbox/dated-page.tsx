/** What is set to come or to go by itself: a list, and a month. */
import { useCallback, useState } from 'react';
import type { Dated } from '../../api/inbox.ts';
import { sentenceOf } from '../api-client.ts';
import { readDated, unscheduleDraft } from '../approvals-client.ts';
import { useFollowed } from '../shell/follow.ts';
import { openAt } from './words.ts';

const whatWords = { publish: '定时发布', held: '到时间才上网', unpublish: '到期撤下' } as const;

export function DatedPage() {
  const { value: dated, trouble, again } = useFollowed(useCallback(() => readDated(), []));
  const [said, setSaid] = useState('');
  if (trouble !== undefined) return <p role="alert">{sentenceOf(trouble)}</p>;
  if (!dated) return <p>正在读取……</p>;
  const takeBack = (one: Dated) => {
    const { collection, slug, version = '' } = one;
    unscheduleDraft({ collection, slug, version }).then(
      () => {
        setSaid(`“${one.title}”的定时已经取消，稿子还在“议定”一栏。`);
        again();
      },
      (error: unknown) => setSaid(sentenceOf(error)),
    );
  };
  return (
    <>
      <h1>定时</h1>
      <p role="status">{said}</p>
      {dated.length === 0 && <p className="approvals-nothing">没有定了时间的稿子和页面。</p>}
      <ol className="approvals-rows">
        {dated.map((one) => (
          <li key={`${one.what} ${one.collection}/${one.slug}`}>
            <div>
              <time>{one.at}</time>　{whatWords[one.what]}　{one.kind}
              {'　'}
              {one.version === undefined ? (
                <a href={`#history/${one.collection}/${one.slug}`}>{one.title}</a>
              ) : (
                <a href={openAt(one)}>{one.title}</a>
              )}
              {one.by !== undefined && <span className="approvals-small">　{one.by}定</span>}
            </div>
            {one.version !== undefined && (
              <button type="button" onClick={() => takeBack(one)}>
                取消定时
                <span className="approvals-hidden">：{one.title}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <Month dated={dated} />
    </>
  );
}

/** Today in Beijing, `2026-11-23`. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The weeks of a month from Monday on, a day `2026-11-23` each; empty where the week belongs to another month. */
function weeksOf(month: string): string[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const cells = [
    ...Array.from({ length: before }, () => ''),
    ...Array.from({ length: days }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`),
  ];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
    const row = cells.slice(week * 7, week * 7 + 7);
    return [...row, ...Array.from({ length: 7 - row.length }, () => '')];
  });
}

function Month({ dated }: { readonly dated: readonly Dated[] }) {
  const [month, setMonth] = useState(today().slice(0, 7));
  const [year = '', number = ''] = month.split('-');
  return (
    <section className="approvals-month" aria-labelledby="month-title">
      <p className="approvals-buttons">
        <button type="button" onClick={() => setMonth(monthAfter(month, -1))}>
          上个月
        </button>
        <b id="month-title" aria-live="polite">
          {year}年{Number(number)}月
        </b>
        <button type="button" onClick={() => setMonth(monthAfter(month, 1))}>
          下个月
        </button>
      </p>
      <table>
        <thead>
          <tr>
            {['一', '二', '三', '四', '五', '六', '日'].map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, at) => (
            <tr key={at}>
              {week.map((day, weekday) => (
                <Day key={weekday} day={day} dated={dated.filter((one) => day !== '' && one.at.startsWith(day))} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Day({ day, dated }: { readonly day: string; readonly dated: readonly Dated[] }) {
  return (
    <td aria-current={day === today() ? 'date' : undefined}>
      {day !== '' && Number(day.slice(8))}
      {dated.map((one) => (
        <a
          key={`${one.what} ${one.collection}/${one.slug}`}
          className={`hands-${one.what}`}
          href={one.version === undefined ? `#history/${one.collection}/${one.slug}` : openAt(one)}
        >
          <time>{one.at.slice(11)}</time> {one.title}
        </a>
      ))}
    </td>
  );
}
