import { useMemo, useState } from 'preact/hooks';
import type { Filter } from './filter';
import { isShown } from './filter';
import type { Fleet } from './fleet';
import { byName } from './fleet';
import { Ref } from './ref';
import type { Row, Table } from './tables';

interface Props {
  fleet: Fleet;
  table: Table;
  filter: Filter;
  q: string;
}

/** Rows that hold every word that is sought, in the order of the column that was chosen. */
export function TableView({ fleet, table, filter, q }: Props) {
  const [order, setOrder] = useState<{ column: number; down: boolean } | undefined>();
  const { host, system, exposure } = filter;
  const all = useMemo(() => table.rows(fleet), [fleet, table]);
  const rows = useMemo(() => {
    const words = q.toLowerCase().split(/\s+/).filter(word => word);
    const kept = all.filter(row => holds(row, words) && passes(fleet, row, { host, system, exposure }));
    return order && order.column < table.columns.length ? sorted(kept, order.column, order.down) : kept;
  }, [all, q, order, fleet, table, host, system, exposure]);

  return (
    <section class="sheet" aria-label={table.title}>
      <p class="count" role="status">{rows.length === all.length ? `${all.length} rows` : `${rows.length} of ${all.length} rows`}</p>
      <div class="scroller" tabIndex={0} role="region" aria-label={`${table.title}, table`}>
        <table>
          <thead>
            <tr>{table.columns.map((name, column) => (
              <th key={name} scope="col" aria-sort={order?.column === column ? (order.down ? 'descending' : 'ascending') : 'none'}>
                <button type="button" onClick={() => setOrder({ column, down: order?.column === column && !order.down })}>{name}</button>
              </th>
            ))}</tr>
          </thead>
          <tbody>{rows.map((row, index) => (
            <tr key={index}>{row.cells.map((cell, column) => (
              <td key={column} class={cell.order === undefined ? '' : 'number'}>
                {cell.at !== undefined ? <Ref at={cell.at}>{cell.text}</Ref>
                  : cell.tag !== undefined ? <span class="tag" data-exposure={cell.tag}>{cell.text}</span> : cell.text}
              </td>
            ))}</tr>
          ))}</tbody>
        </table>
        {rows.length === 0 && <p class="empty">{all.length === 0 ? 'There is none.' : 'No row is left with these words and filters.'}</p>}
      </div>
    </section>
  );
}

function holds(row: Row, words: string[]): boolean {
  return words.every(word => row.cells.some(cell => cell.text.toLowerCase().includes(word)));
}

function passes(fleet: Fleet, row: Row, filter: Filter): boolean {
  if (!filter.host && !filter.system && !filter.exposure) return true;
  const thing = fleet.nearest(row.at);
  return thing !== undefined && isShown(thing, filter);
}

function sorted(rows: Row[], column: number, down: boolean): Row[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a.cells[column]!, b.cells[column]!];
    return sign * (x.order !== undefined && y.order !== undefined ? x.order - y.order : byName(x.text, y.text));
  });
}
