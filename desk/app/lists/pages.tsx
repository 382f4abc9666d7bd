/** Turns the pages of a list. */
interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

export function Pages({ page, pages, onTurn }: PagesProps) {
  if (pages < 2) return null;
  const turns: readonly (readonly [label: string, to: number])[] = [
    ['第一页', 1],
    ['上一页', page - 1],
    ['下一页', page + 1],
    ['最后一页', pages],
  ];
  const turn = (to: number) => {
    onTurn(to);
    window.scrollTo(0, 0);
  };
  return (
    <nav aria-label="翻页" className="desk-pages">
      {turns.map(([label, to]) => (
        <button key={label} type="button" disabled={to < 1 || to > pages || to === page} onClick={() => turn(to)}>
          {label}
        </button>
      ))}
      <span>
        第{page}页，共{pages}页
      </span>
    </nav>
  );
}
