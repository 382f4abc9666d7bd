/** 排序: by relevance or by date. */
import type { Query } from '#search/read/engine.ts';
import { make } from './make-element.ts';

type Order = Query['order'];

const LABELS: Record<Order, string> = { relevance: '最相关', date: '最新' };

export function orderChoice(choose: (order: Order) => void) {
  const radios = new Map<Order, HTMLInputElement>();
  const labels = (Object.entries(LABELS) as [Order, string][]).map(([order, label]) => {
    const radio = make('input', { type: 'radio', name: 'order', value: order });
    radio.addEventListener('change', () => choose(order));
    radios.set(order, radio);
    return make('label', {}, radio, make('span', {}, label));
  });
  const element = make('fieldset', { class: 'search-order', hidden: true }, make('legend', {}, '排序'), ...labels);
  return {
    element,
    show(order: Order, useful: boolean): void {
      element.hidden = !useful;
      const radio = radios.get(order);
      if (radio) radio.checked = true;
    },
  };
}
